/**
 * The plan for a history that comes without one: a single queue staffed for the mean of its last four same weekdays, as
 * most planners do, and help in proportion to its size. Its numbers are assumptions and the report says so.
 */
import type { PlanFile } from 'staffcast/schema';

export function defaultPlan(id: string, typicalAgents: number): PlanFile {
  const crew = (share: number) => Math.max(1, Math.round(typicalAgents * share));
  return {
    currency: 'EUR',
    projects: [
      {
        id,
        ahtSeconds: 240,
        patienceSeconds: 120,
        targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
        shrinkage: 0.25,
        roster: { staffedFor: { sameWeekdayMeanOfWeeks: 4 } },
        wagePerHour: 20,
        contract: {
          billing: { kind: 'perContact', pricePerContact: 4 },
          serviceLevelPenalty: [{ below: 0.8, perDay: 1_000 }],
          shortfall: [{ upToAgents: null, costPerAgentHour: 60 }],
        },
      },
    ],
    sources: [
      {
        id: 'reserve team',
        kind: 'reserve',
        people: crew(0.08),
        costPerHour: 24,
        maxBlocksPerDay: 2,
        hoursPerPersonPerWeek: 40,
        links: [{ to: id, productivity: 0.85 }],
      },
      {
        id: 'team leaders',
        kind: 'teamLeaders',
        people: crew(0.06),
        costPerHour: 32,
        maxBlocksPerDay: 1,
        hoursPerPersonPerWeek: 12,
        links: [{ to: id, productivity: 0.8 }],
      },
      {
        id: 'overtime',
        kind: 'overtime',
        people: crew(0.25),
        costPerHour: 30,
        maxBlocksPerDay: 1,
        hoursPerPersonPerWeek: 8,
        links: [{ to: id, productivity: 1 }],
      },
    ],
  };
}

/** Blocks of four hours, when a plan names none. */
export const defaultBlocks = [0, 4, 8, 12, 16, 20].map((hour) => ({
  name: `${String(hour).padStart(2, '0')}–${String(hour + 4).padStart(2, '0')}`,
  from: `${String(hour).padStart(2, '0')}:00`,
  to: `${String(hour + 4).padStart(2, '0')}:00`,
}));
