import * as z from 'zod';
import {
  clock,
  clockRange,
  date,
  id,
  money,
  openShare,
  people,
  seconds,
  secondsFromZero,
  shareBelowOne,
  weekday,
} from './fields.ts';

const targets = z
  .strictObject({
    serviceLevel: z
      .strictObject({
        target: openShare.describe('Share to be answered in time, 0 to 1'),
        withinSeconds: secondsFromZero.describe('Target answer time, seconds'),
        definition: z
          .enum([
            'offered',
            'answered',
            'excludeEarlyAbandons',
            'creditEarlyAbandons',
            'creditShortAbandons',
            'virtualWait',
          ])
          .optional(),
        shortAbandonSeconds: secondsFromZero.optional(),
      })
      .describe('Service level'),
    asaSeconds: seconds.optional().describe('Most mean wait of answered contacts, seconds'),
    abandonment: openShare.optional().describe('Most abandonment, 0 to 1'),
    occupancy: z.number().gt(0).max(1).optional().describe('Most occupancy, 0 to 1'),
  })
  .describe('All targets given must be met in every interval');

const shrinkage = z
  .union([shareBelowOne, z.record(z.string(), shareBelowOne)])
  .describe('Share of rostered time not available: one number, or named categories that multiply');

const openingHours = z.strictObject({
  weekly: z.partialRecord(weekday, z.array(clockRange)),
  exceptions: z.record(date, z.array(clockRange)).optional(),
});

const shift = z.strictObject({
  weekdays: z.array(weekday).optional(),
  fromDate: date.optional(),
  toDate: date.optional(),
  from: clock,
  to: clock,
  people,
  breaks: z.array(clockRange).optional(),
});

const roster = z
  .union([
    z.strictObject({
      staffedFor: z
        .strictObject({
          dailyVolume: z.number().min(0).optional().describe("The client's forecast: contacts per open day"),
          sameWeekdayMeanOfWeeks: z.int().min(1).optional().describe('Mean of the last N same weekdays'),
          ignoreAbandonment: z
            .boolean()
            .optional()
            .describe('Staffed by Erlang C, as many clients do, although callers abandon'),
          days: z
            .array(z.strictObject({ from: date, to: date, dailyVolume: z.number().min(0) }))
            .optional()
            .describe('Other volumes on some dates'),
        })
        .refine(
          (basis) => (basis.dailyVolume === undefined) !== (basis.sameWeekdayMeanOfWeeks === undefined),
          {
            error: 'hold either dailyVolume or sameWeekdayMeanOfWeeks',
          },
        ),
    }),
    z.strictObject({ shifts: z.array(shift) }),
  ])
  .describe(
    'People on the roster: shifts, or as many as a forecast of the client would need by the same targets',
  );

const contract = z.strictObject({
  billing: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('perContact'), pricePerContact: money }),
      z.strictObject({ kind: z.literal('perSeatHour'), pricePerSeatHour: money }),
    ])
    .describe('What the client pays'),
  serviceLevelPenalty: z
    .array(z.strictObject({ below: openShare, perDay: money }))
    .optional()
    .describe('Charged for a day whose service level is below the step; the lowest step reached counts'),
  excusedAbove: z
    .strictObject({ dailyVolume: z.number().min(0), byShare: z.number().min(0) })
    .optional()
    .describe('No penalty on days with more than dailyVolume × (1 + byShare) contacts'),
  shortfall: z
    .array(z.strictObject({ upToAgents: z.number().gt(0).nullable(), costPerAgentHour: money }))
    .min(1)
    .nullable()
    .optional()
    .describe(
      'What a missing agent is worth to avoid, per hour, in rising tiers; null: the requirement must be met. Default: what the queue then loses, at the prices of billing and penalties',
    ),
});

const project = z.strictObject({
  id,
  name: z.string().optional(),
  history: z.string().optional().describe('CSV file of this project, relative to the plan file'),
  ahtSeconds: seconds,
  patienceSeconds: seconds.optional(),
  targets,
  shrinkage: shrinkage.optional(),
  minimumAgents: people.optional(),
  openingHours: openingHours.optional(),
  eventLagDays: z
    .record(z.string(), z.int().min(0))
    .optional()
    .describe('Days after an event at which it is felt here'),
  roster,
  wagePerHour: money.optional(),
  seats: people.optional(),
  lending: z.enum(['never', 'spareOnly', 'priced']).optional(),
  adjustments: z
    .array(
      z.strictObject({
        name: z.string(),
        from: date,
        to: date,
        factor: z.number().gt(0),
        factorLow: z.number().gt(0).optional(),
        factorHigh: z.number().gt(0).optional(),
      }),
    )
    .optional()
    .describe("The planner's own multipliers"),
  contract: contract.optional(),
});

const source = z.strictObject({
  id,
  kind: z.enum(['project', 'reserve', 'teamLeaders', 'functionalStaff', 'overtime', 'temporary']),
  home: id.nullable().optional().describe('Project they are missing at'),
  people,
  available: z
    .union([people, z.record(z.string(), people)])
    .optional()
    .describe('People per block, by block name'),
  fromDate: date.optional(),
  toDate: date.optional(),
  costPerHour: money,
  hoursPerPersonPerWeek: z.number().gt(0).optional(),
  hoursPerPersonPerMonth: z.number().gt(0).optional(),
  maxBlocksPerDay: z.number().gt(0).optional(),
  restSeconds: secondsFromZero.optional().describe('Rest between two stretches of lent work of a person'),
  links: z.array(
    z.strictObject({
      to: id,
      productivity: z.number().gt(0),
      transferSeconds: secondsFromZero.optional(),
      briefingCost: money.optional(),
    }),
  ),
});

const holidayCalendar = z.strictObject({
  name: z.string(),
  from: date,
  to: date,
  days: z.array(
    z.strictObject({ date, name: z.string(), kind: z.enum(['holiday', 'makeupWorkday', 'closed']) }),
  ),
});

/** The plan file as zod knows it; {@link parsePlanFile} adds the checks across fields. */
export const planFileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    title: z.string().optional(),
    zone: z.string().optional().describe('IANA time zone'),
    currency: z.string().min(1).optional().describe('Name of the unit of all money'),
    horizon: z.strictObject({ from: date.optional(), days: z.int().min(1).max(366) }).optional(),
    calendar: z.union([z.enum(['china', 'none']), holidayCalendar]).optional(),
    events: z.array(z.strictObject({ name: z.string(), start: date, days: z.int().min(1) })).optional(),
    blocks: z
      .array(z.strictObject({ name: id, from: clock, to: clock }))
      .min(1)
      .optional(),
    projects: z.array(project).min(1),
    sources: z.array(source).optional(),
  })
  .describe('A staffcast plan: projects with targets, rosters and contracts, and the people who could help');

/** A plan file that has been checked. */
export type PlanFile = z.infer<typeof planFileSchema>;
export type PlanFileProject = PlanFile['projects'][number];
export type PlanFileSource = NonNullable<PlanFile['sources']>[number];
