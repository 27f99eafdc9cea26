import type { LinearModelBuilder } from '../../optimize/index.ts';
import type { CapacityOptions } from './capacityOptions.ts';

/** Columns of the model, per period. */
export interface CapacityColumns {
  readonly hires: readonly number[];
  /** People by tenure; the last is full tenure. */
  readonly people: readonly (readonly number[])[];
  readonly overtime: readonly number[];
  readonly short: readonly number[];
}

/** Adds cohorts, classes, overtime and what is missing to a linear model. */
export function addCapacity(builder: LinearModelBuilder, options: CapacityOptions): CapacityColumns {
  const { requiredAgents, costs, classSize, overtime, trainingPeriods, productivityByTenure } = options;
  const periods = requiredAgents.length;
  const perPeriod = <T>(make: (t: number) => T) => Array.from({ length: periods }, (_, t) => make(t));
  // A hire costs its wage in training for the periods of it that lie before the end of the plan.
  const hires = perPeriod((t) =>
    builder.addColumn({
      cost: costs.hire + costs.trainingWage * Math.min(trainingPeriods, periods - t),
      upper: classSize.most,
      integer: true,
    }),
  );
  const people = perPeriod(() => productivityByTenure.map(() => builder.addColumn({ cost: costs.wage })));
  const extra = perPeriod(() =>
    builder.addColumn({ cost: overtime?.costPerAgent ?? 0, upper: overtime ? Infinity : 0 }),
  );
  const short = perPeriod(() => builder.addColumn({ cost: costs.shortPerAgent }));
  for (const [t, column] of hires.entries()) {
    const held = builder.addColumn({ upper: 1, integer: true });
    builder.addRow(0, Infinity, [
      [column, 1],
      [held, -classSize.least],
    ]);
    builder.addRow(-Infinity, 0, [
      [column, 1],
      [held, -classSize.most],
    ]);
    addCohorts(builder, options, { hires, people }, t);
    const effective = (people[t] as number[]).map((n, k) => [n, productivityByTenure[k] as number] as const);
    builder.addRow(requiredAgents[t] as number, Infinity, [
      ...effective,
      [extra[t] as number, 1],
      [short[t] as number, 1],
    ]);
    const most = overtime?.mostShare ?? 0;
    builder.addRow(-Infinity, 0, [
      [extra[t] as number, 1],
      ...effective.map(([n, p]) => [n, -most * p] as const),
    ]);
  }
  return { hires, people, overtime: extra, short };
}

/** Who is there at the start of period t: graduates in the first tenure, the others from those who stayed. */
function addCohorts(
  builder: LinearModelBuilder,
  options: CapacityOptions,
  { hires, people }: Pick<CapacityColumns, 'hires' | 'people'>,
  t: number,
): void {
  const { trainingPeriods, trainingDropout, attritionByTenure, inTraining, learners = [] } = options;
  const now = people[t] as readonly number[];
  const before = people[t - 1];
  const last = now.length - 1;
  const entries = now.map((column) => [[column, 1] as [number, number]]);
  const graduates = hires[t - trainingPeriods];
  if (graduates !== undefined) entries[0]?.push([graduates, trainingDropout - 1]);
  for (const [k, column] of (before ?? []).entries())
    entries[Math.min(k + 1, last)]?.push([column, (attritionByTenure[k] as number) - 1]);
  for (const [k, row] of entries.entries()) {
    const atStart = k === last ? options.experienced : (learners[k] ?? 0);
    const trained = k === 0 ? (1 - trainingDropout) * (inTraining?.[t] ?? 0) : 0;
    const there = (t === 0 ? atStart : 0) + trained;
    builder.addRow(there, there, row);
  }
}
