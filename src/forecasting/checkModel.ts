import { checkObject, StaffcastError } from '../errors/index.ts';
import { checkSeries } from '../time/index.ts';
import type { FittedModel } from './types.ts';

/** Throws unless this is what `fit` returned, perhaps read back from JSON. */
export function checkModel(where: string, path: string, model: FittedModel): void {
  checkObject(where, path, model);
  if (model.kind !== 'staffcast.forecast') {
    throw new StaffcastError({
      code: 'wrong-type',
      where,
      path: `${path}.kind`,
      value: model.kind,
      must: 'be "staffcast.forecast": a model that `fit` returned',
    });
  }
  checkSeries(where, `${path}.history`, model.history);
  checkObject(where, `${path}.context`, model.context);
}
