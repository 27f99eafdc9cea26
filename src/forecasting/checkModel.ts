import { checkList, checkNonNegative, checkObject, checkPositive, StaffcastError } from '../errors/index.ts';
import { checkSeries } from '../time/index.ts';
import type { FittedModel } from './types.ts';

/** Throws unless this is what `fit` returned, perhaps read back from JSON. */
export function checkModel(where: string, path: string, model: FittedModel): void {
  checkKind(where, path, model, 'staffcast.forecast', 'fit');
  checkSeries(where, `${path}.history`, model.history);
  for (const part of ['context', 'profile', 'bands', 'correlation'] as const)
    checkObject(where, `${path}.${part}`, model[part]);
  for (const part of ['dayModels', 'dayAhead', 'dayErrors', 'cleaned', 'notes'] as const)
    checkList(where, `${path}.${part}`, model[part]);
}

/** Throws unless a model is of the kind that a verb returns. */
export function checkKind(
  where: string,
  path: string,
  model: { readonly kind: string },
  kind: string,
  verb: string,
): void {
  checkObject(where, path, model);
  if (model.kind === kind) return;
  throw new StaffcastError({
    code: 'wrong-type',
    where,
    path: `${path}.kind`,
    value: model.kind,
    must: `be "${kind}": a model that \`${verb}\` returned`,
  });
}

/** Throws unless `value` is 0 or a count that others can be divided by, 1e-15 or more. */
export function checkContacts(where: string, path: string, value: unknown): void {
  checkNonNegative(where, path, value);
  if (value !== 0) checkPositive(where, path, value);
}
