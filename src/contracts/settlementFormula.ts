import { checkAs, StaffcastError } from '../errors/index.ts';
import { type Formula, parseFormula } from './formula.ts';
import type { PeriodContract } from './periodContract.ts';

/** The formula of a contract that has one, all of whose names are quantities. */
export async function settlementFormula(
  where: string,
  { settlement }: PeriodContract,
): Promise<Formula | null> {
  if (!settlement) return null;
  const formula = await parseFormula(settlement.formula).catch((error) =>
    inFormula(where, () => {
      throw error;
    }),
  );
  const unknown = formula.names.find((name) => !Object.hasOwn(settlement.quantities, name));
  if (unknown === undefined) return formula;
  throw new StaffcastError({
    ...{ code: 'unknown-reference', where, path: pathOf('formula'), value: settlement.formula },
    must: `use no names but those of its quantities (${Object.keys(settlement.quantities).join(', ')}): ${unknown} is none`,
  });
}

/** Runs what reads or evaluates the formula of a contract, so that errors name where it stands. */
export function inFormula<T>(where: string, run: () => T): T {
  return checkAs(where, run, pathOf);
}

function pathOf(path: string): string {
  return path === 'formula' || path.startsWith('quantities.') ? `contract.settlement.${path}` : path;
}
