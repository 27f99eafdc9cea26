import type { FieldNames } from '../../errors/index.ts';
import type { Shape } from '../reportShape.ts';
import type {
  PlanningReportInput,
  ProjectReportInput,
  ReportedAccuracy,
  ReportSides,
} from './planningReportInput.ts';

/** Names of the fields of {@link PlanningReportInput}. */
export const inputFields: FieldNames<PlanningReportInput> = {
  projects: true,
  plan: true,
  surplus: true,
  grid: true,
  title: true,
  subtitle: true,
  generatedFrom: true,
  currency: true,
  headline: true,
  notes: true,
};

/** Names of the fields of {@link ProjectReportInput}. */
export const projectFields: FieldNames<ProjectReportInput> = {
  id: true,
  name: true,
  targets: true,
  history: true,
  forecast: true,
  requirement: true,
  present: true,
  evaluations: true,
  costs: true,
  accuracy: true,
  clientForecast: true,
  actual: true,
  notes: true,
};

/** Names of the sides of a plan. */
export const sideFields: FieldNames<ReportSides<unknown>> = {
  before: true,
  after: true,
  hindsightBefore: true,
  hindsightAfter: true,
};

/** Names of the fields of {@link ReportedAccuracy}. */
export const accuracyFields: FieldNames<ReportedAccuracy> = { scores: true, scope: true, against: true };

const outcome = {
  offered: 'number',
  serviceLevel: 'numberOrNull',
  asaSeconds: 'numberOrNull',
  abandonment: 'numberOrNull',
  occupancy: 'numberOrNull',
} as const;
const evaluation: Shape = { days: [{ date: 'text', ...outcome }], total: outcome };
const costs: Shape = { days: [{ date: 'text', total: 'number' }], total: { total: 'number' } };
const sides = (of: Shape): Shape => ({
  before: of,
  'after?': of,
  'hindsightBefore?': of,
  'hindsightAfter?': of,
});
const scores: Shape = {
  wape: 'numberOrNull',
  mase: 'numberOrNull',
  bias: 'numberOrNull',
  coverage: [{ probability: 'number', share: 'numberOrNull' }],
};
const use = { kind: 'text', people: 'number', hours: 'number', cost: 'number' } as const;
const clock = { from: 'text', to: 'text' } as const;
/** What plans of help and of spare people share. */
const plan = {
  status: 'text',
  method: 'text',
  note: 'textOrNull',
  bound: 'numberOrNull',
  moves: [{ source: 'text', from: 'textOrNull', to: 'text', date: 'text', clock, reason: 'text', ...use }],
  sources: [{ id: 'text', ...use }],
  projects: [{ id: 'text', present: ['number'] }],
} as const;
const terms = [{ name: 'text', amount: 'number' }] as const;

/** What the input is made of, besides grids, targets, series and what may be a list as well. */
export const inputShape: Shape = {
  projects: [
    {
      id: 'text',
      'name?': 'text',
      present: ['number'],
      'evaluations?': sides(evaluation),
      'costs?': sides(costs),
      'accuracy?': { scores, 'scope?': 'text', 'against?': { name: 'text', scores } },
      'notes?': ['text'],
    },
  ],
  'plan?': {
    ...plan,
    objective: 'numberOrNull',
    gap: 'numberOrNull',
    costs: terms,
    refusals: [{ source: 'text', to: 'text', reason: 'text' }],
  },
  'surplus?': {
    ...plan,
    benefit: 'numberOrNull',
    terms,
    uses: [
      {
        ...{ project: 'text', kind: 'text', to: 'textOrNull', date: 'text', clock },
        ...{ people: 'number', hours: 'number', worth: 'numberOrNull', reason: 'text' },
      },
    ],
  },
  'title?': 'text',
  'subtitle?': 'text',
  'generatedFrom?': 'text',
  'currency?': 'text',
  'headline?': ['text'],
  'notes?': ['text'],
};

/** What a forecast is made of that is no series. */
export const forecastShape: Shape = {
  days: [
    {
      date: 'text',
      mean: 'numberOrNull',
      quantiles: [{ probability: 'number', value: 'numberOrNull' }],
    },
  ],
  'mean?': ['numberOrNull'],
  'model?': 'text',
  'reason?': 'text',
  'notes?': ['text'],
};
