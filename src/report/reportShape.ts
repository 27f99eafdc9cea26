import { checkFinite, checkList, checkObject, StaffcastError } from '../errors/index.ts';

/** A field: text, a number, `null` allowed or not; a list of one shape; an object. Names that end in `?` may be left out. */
export type Shape =
  | 'text'
  | 'textOrNull'
  | 'number'
  | 'numberOrNull'
  | readonly [Shape]
  | { readonly [name: string]: Shape };

const outcome: Shape = {
  offered: 'numberOrNull',
  serviceLevel: 'numberOrNull',
  asaSeconds: 'numberOrNull',
  abandonment: 'numberOrNull',
  occupancy: 'numberOrNull',
  cost: 'numberOrNull',
};
const pair = { before: outcome, after: outcome, 'hindsightBefore?': outcome, 'hindsightAfter?': outcome };
const perDay: Shape = ['numberOrNull'];
const use = { source: 'text', kind: 'text', people: 'number', hours: 'number', cost: 'number' } as const;

/** What a `PlanningReport` is made of, besides its grid. */
export const reportShape: Shape = {
  title: 'text',
  'subtitle?': 'text',
  generatedFrom: 'text',
  zone: 'text',
  currency: 'text',
  headline: ['text'],
  notes: ['text'],
  projects: [
    {
      id: 'text',
      name: 'text',
      targets: { text: 'text', serviceLevel: 'numberOrNull' },
      history: { dates: ['text'], totals: perDay },
      forecast: {
        dates: ['text'],
        mean: perDay,
        low80: perDay,
        high80: perDay,
        low95: perDay,
        high95: perDay,
        'clientForecast?': perDay,
        'actual?': perDay,
        'model?': 'text',
        'reason?': 'text',
      },
      required: perDay,
      rosterBefore: ['number'],
      rosterAfter: ['number'],
      days: [{ date: 'text', ...pair }],
      total: pair,
      'accuracy?': {
        scope: 'text',
        wape: 'numberOrNull',
        mase: 'numberOrNull',
        bias: 'numberOrNull',
        coverage80: 'numberOrNull',
        'against?': 'text',
        'wapeAgainst?': 'numberOrNull',
      },
    },
  ],
  moves: [{ ...use, from: 'textOrNull', to: 'text', date: 'text', block: 'text', reason: 'text' }],
  refusals: [{ source: 'text', to: 'text', reason: 'text' }],
  sources: [use],
  'uses?': [
    {
      project: 'text',
      kind: 'text',
      to: 'textOrNull',
      date: 'text',
      block: 'text',
      people: 'number',
      hours: 'number',
      worth: 'numberOrNull',
      reason: 'text',
    },
  ],
  'plan?': {
    status: 'text',
    method: 'text',
    'measure?': 'text',
    objective: 'numberOrNull',
    bound: 'numberOrNull',
    gap: 'numberOrNull',
    costs: [{ name: 'text', amount: 'number' }],
  },
};

/** Throws unless a value has a shape. */
export function checkShape(where: string, path: string, value: unknown, shape: Shape): void {
  if (typeof shape === 'string') checkLeaf(where, path, value, shape);
  else if (isListShape(shape)) {
    checkList(where, path, value);
    for (let i = 0; i < value.length; i++) checkShape(where, `${path}[${i}]`, value[i], shape[0]);
  } else {
    checkObject(where, path, value);
    for (const [name, inner] of Object.entries(shape)) {
      const field = name.replace('?', '');
      const found = (value as Record<string, unknown>)[field];
      if (found !== undefined || field === name)
        checkShape(where, path === '' ? field : `${path}.${field}`, found, inner);
    }
  }
}

function isListShape(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function checkLeaf(where: string, path: string, value: unknown, shape: string): void {
  if (value === null && shape.endsWith('OrNull')) return;
  if (shape.startsWith('number')) checkFinite(where, path, value);
  else if (typeof value !== 'string')
    throw new StaffcastError({ code: 'wrong-type', where, path, value, must: 'be a text' });
}
