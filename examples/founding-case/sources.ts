/** Who can help the shop, what that costs, and what binds them. Prices are in CNY and invented. */
import { type Block, type HelpSource, makeBlocks } from 'staffcast/borrowing';
import { wageFactorsOf } from 'staffcast/contracts';
import { addDays, chinaHolidays, type Grid, weekdayOf } from 'staffcast/time';

// Time to walk over and log in, at the start of each block.
const transferSeconds = 900;
/** Overtime pay by kind of day, on top of nothing else: Labour Law of China, article 44. */
const overtimeFactors = { workingDay: 1.5, restDay: 2, publicHoliday: 3 };
const wagePerHour = 38;

/** Blocks in which people are lent. No block is longer than three hours, as overtime may not be. */
export function blocksOf(grid: Grid): Block[] {
  const hours = [8, 10, 12, 15, 18, 21, 24];
  const clock = hours
    .slice(0, -1)
    .map((from, i) => ({ name: `${from}–${hours[i + 1]}`, from: hhmm(from), to: hhmm(hours[i + 1]!) }));
  return makeBlocks(grid, { clock });
}

function hhmm(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

export function helpSources(blocks: readonly Block[]): HelpSource[] {
  const borrowed = (
    home: string,
    people: number,
    productivity: number,
    briefingCost: number,
  ): HelpSource => ({
    ...{ id: `${home} agents`, kind: 'project', home, people, costPerHour: 8 },
    links: [{ to: 'shop', productivity, transferSeconds, briefingCost }],
  });
  const factors = wageFactorsOf(
    blocks.map(({ date }) => date),
    overtimeFactors,
    chinaHolidays,
  );
  return [
    borrowed('logistics', 40, 0.9, 1_200),
    borrowed('travel', 30, 0.8, 2_000),
    borrowed('bank', 12, 0.75, 1_500),
    {
      ...{ id: 'reserve team', kind: 'reserve', people: 28, costPerHour: 44, maxBlocksPerDay: 3 },
      hoursLimits: weekly(blocks, 28 * 44),
      links: [{ to: 'shop', productivity: 0.85 }],
    },
    {
      ...{ id: 'team leaders', kind: 'teamLeaders', people: 16, costPerHour: 60, maxBlocksPerDay: 1 },
      hoursLimits: weekly(blocks, 16 * 12),
      links: [{ to: 'shop', productivity: 0.8 }],
    },
    {
      ...{
        id: 'trainers and quality',
        kind: 'functionalStaff',
        people: 22,
        costPerHour: 50,
        maxBlocksPerDay: 1,
      },
      hoursLimits: weekly(blocks, 22 * 15),
      links: [{ to: 'shop', productivity: 0.65 }],
    },
    {
      ...{ id: 'shop overtime', kind: 'overtime', people: 60, maxBlocksPerDay: 0.5 },
      costPerHour: factors.map((factor) => factor * wagePerHour),
      hoursLimits: weekly(blocks, 60 * 9),
      links: [{ to: 'shop', productivity: 0.9 }],
    },
  ];
}

/** One limit on person-hours for each week that the blocks touch. */
function weekly(blocks: readonly Block[], hours: number) {
  const mondays = new Set(blocks.map(({ date }) => addDays(date, 1 - weekdayOf(date))));
  return [...mondays].map((fromDate) => ({ fromDate, toDate: addDays(fromDate, 6), hours }));
}
