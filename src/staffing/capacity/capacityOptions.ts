import {
  checkFields,
  checkFraction,
  checkInteger,
  checkLength,
  checkList,
  checkNonNegative,
  type FieldNames,
  StaffcastError,
} from '../../errors/index.ts';

/** What {@link capacityPlan} takes. Periods are of equal length, months or weeks; rates and wages are per period. */
export interface CapacityOptions {
  /** Effective agents needed per period, people on the roster: shrinkage belongs in here. */
  readonly requiredAgents: readonly number[];
  /** People of full tenure at the start. */
  readonly experienced: number;
  /** People at the start who have not full tenure yet: in their first, second, … period after training, one entry per entry
   * of `productivityByTenure` but the last; default: nobody. */
  readonly learners?: readonly number[] | undefined;
  /** People in training at the start, by the period at whose start they come out of it: the first, the second, …; as many
   * entries as `trainingPeriods`; default: nobody. Some of them drop out as of any class. */
  readonly inTraining?: readonly number[] | undefined;
  /** Periods of training before a hire counts, 0 or more. */
  readonly trainingPeriods: number;
  /** Share of a class that leaves in training, in [0, 1]. */
  readonly trainingDropout: number;
  /** Productivity in the first, second, … period after training; the last entry holds from then on. */
  readonly productivityByTenure: readonly number[];
  /** Share of people of each tenure that leaves by the end of a period; as many entries. */
  readonly attritionByTenure: readonly number[];
  /** Fewest and most people of a class; a period has one class or none. */
  readonly classSize: { readonly least: number; readonly most: number };
  readonly costs: {
    readonly wage: number;
    readonly trainingWage: number;
    readonly hire: number;
    /** An effective agent missing for a period. */
    readonly shortPerAgent: number;
  };
  /** Overtime up to a share of the effective agents; none when left out. */
  readonly overtime?: { readonly mostShare: number; readonly costPerAgent: number } | undefined;
}

const optionFields: FieldNames<CapacityOptions> = {
  requiredAgents: true,
  experienced: true,
  learners: true,
  inTraining: true,
  trainingPeriods: true,
  trainingDropout: true,
  productivityByTenure: true,
  attritionByTenure: true,
  classSize: true,
  costs: true,
  overtime: true,
};

const costFields: FieldNames<CapacityOptions['costs']> = {
  wage: true,
  trainingWage: true,
  hire: true,
  shortPerAgent: true,
};

/** Throws unless every number is in its range. */
export function checkCapacity(options: CapacityOptions): void {
  const where = 'capacityPlan';
  checkFields(where, 'options', options, optionFields);
  const { requiredAgents, productivityByTenure, attritionByTenure, classSize, costs, overtime } = options;
  checkList(where, 'requiredAgents', requiredAgents);
  checkList(where, 'productivityByTenure', productivityByTenure);
  checkFields(where, 'classSize', classSize, { least: true, most: true });
  checkFields(where, 'costs', costs, costFields);
  for (const [t, agents] of requiredAgents.entries()) checkNonNegative(where, `requiredAgents[${t}]`, agents);
  checkNonNegative(where, 'experienced', options.experienced);
  checkInteger(where, 'trainingPeriods', options.trainingPeriods);
  checkFraction(where, 'trainingDropout', options.trainingDropout);
  if (productivityByTenure.length === 0) {
    const must = 'hold at least one entry';
    throw new StaffcastError({ code: 'empty', where, path: 'productivityByTenure', value: [], must });
  }
  checkLength(where, 'attritionByTenure', attritionByTenure, productivityByTenure.length);
  for (const [k, share] of attritionByTenure.entries()) {
    checkFraction(where, `attritionByTenure[${k}]`, share);
    checkNonNegative(where, `productivityByTenure[${k}]`, productivityByTenure[k]);
  }
  checkStart(options);
  checkInteger(where, 'classSize.least', classSize.least);
  checkInteger(where, 'classSize.most', classSize.most, classSize.least);
  for (const name of ['wage', 'trainingWage', 'hire', 'shortPerAgent'] as const)
    checkNonNegative(where, `costs.${name}`, costs[name]);
  if (!overtime) return;
  checkFields(where, 'overtime', overtime, { mostShare: true, costPerAgent: true });
  checkFraction(where, 'overtime.mostShare', overtime.mostShare);
  checkNonNegative(where, 'overtime.costPerAgent', overtime.costPerAgent);
}

function checkStart({ learners, inTraining, productivityByTenure, trainingPeriods }: CapacityOptions): void {
  const where = 'capacityPlan';
  const lists = [
    ['learners', learners, productivityByTenure.length - 1],
    ['inTraining', inTraining, trainingPeriods],
  ] as const;
  for (const [name, list, length] of lists) {
    if (!list) continue;
    checkLength(where, name, list, length);
    for (const [i, people] of list.entries()) checkNonNegative(where, `${name}[${i}]`, people);
  }
}
