import { checkShortfallPrice } from '../contracts/index.ts';
import {
  checkDistinct,
  checkFields,
  checkFraction,
  checkInteger,
  checkLength,
  checkList,
  checkNonNegative,
  checkObjects,
  checkOneOf,
  checkPositive,
  checkText,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { checkGrid, clockSeconds, localClock, weekdayNames } from '../time/index.ts';
import type { ShiftBreak, ShiftOptions, ShiftProblem, ShiftType, TourRules } from './types.ts';

const where = 'planShifts';
/** The solver counts nodes in 32 bits. */
const MOST_NODES = 2 ** 31 - 1;
const LONGEST_SHIFT_SECONDS = 86_400;
const problemFields: FieldNames<ShiftProblem> = {
  grid: true,
  required: true,
  present: true,
  shifts: true,
  shortfall: true,
  surplusCostPerHour: true,
  seats: true,
  repeats: true,
  tours: true,
};
const shiftFields: FieldNames<ShiftType> = {
  id: true,
  starts: true,
  lengthSeconds: true,
  breaks: true,
  weekdays: true,
  costPerPaidHour: true,
  costPerPerson: true,
  maxPeople: true,
};
const breakFields: FieldNames<ShiftBreak> = {
  durationSeconds: true,
  earliestSeconds: true,
  latestSeconds: true,
  stepSeconds: true,
  paid: true,
};
const tourFields: FieldNames<TourRules> = { patterns: true, costPerPerson: true, maxPeople: true };
const optionFields: FieldNames<ShiftOptions> = {
  gap: true,
  nodeLimit: true,
  timeLimitSeconds: true,
  signal: true,
};

/** Throws unless numbers are in their ranges, and shifts and breaks lie on rows of the grid. */
export function checkShifts(problem: ShiftProblem, options: ShiftOptions): void {
  checkFields(where, 'problem', problem, problemFields);
  const { grid, required, present, shifts, shortfall, surplusCostPerHour, seats, tours } = problem;
  checkGrid(where, 'grid', grid);
  checkPeople('required', required, grid.length);
  if (present !== undefined) checkPeople('present', present, grid.length);
  if (seats !== undefined) checkPeople('seats', seats, grid.length);
  if (shortfall !== undefined && shortfall !== null)
    checkShortfallPrice(where, 'shortfall', shortfall, grid.length);
  if (surplusCostPerHour !== undefined) checkNonNegative(where, 'surplusCostPerHour', surplusCostPerHour);
  checkObjects(where, 'shifts', shifts);
  for (const [i, shift] of shifts.entries()) checkShift(problem, `shifts[${i}]`, shift);
  checkDistinct(
    where,
    shifts.map(({ id }) => id),
    (i) => `shifts[${i}].id`,
  );
  checkBoolean('repeats', problem.repeats);
  if (tours !== undefined) checkTours(tours, localClock(grid).days.length);
  checkFields(where, 'options', options, optionFields);
  const { gap, nodeLimit, timeLimitSeconds } = options;
  if (gap !== undefined) checkFraction(where, 'options.gap', gap, 'below-one');
  if (nodeLimit !== undefined) checkInteger(where, 'options.nodeLimit', nodeLimit, 1, MOST_NODES);
  if (timeLimitSeconds !== undefined) checkPositive(where, 'options.timeLimitSeconds', timeLimitSeconds);
}

function checkPeople(path: string, list: readonly number[], length: number): void {
  checkLength(where, path, list, length);
  for (const [row, people] of list.entries()) checkNonNegative(where, `${path}[${row}]`, people);
}

function checkShift(problem: ShiftProblem, path: string, shift: ShiftType): void {
  checkFields(where, path, shift, shiftFields);
  checkText(where, `${path}.id`, shift.id);
  checkList(where, `${path}.starts`, shift.starts);
  for (const [i, start] of shift.starts.entries()) checkStart(problem, `${path}.starts[${i}]`, start);
  checkDistinct(where, shift.starts, (i) => `${path}.starts[${i}]`);
  const { intervalSeconds, length } = problem.grid;
  checkRowsLong(`${path}.lengthSeconds`, shift.lengthSeconds, intervalSeconds, 1);
  const most = Math.min(LONGEST_SHIFT_SECONDS, problem.repeats ? length * intervalSeconds : Infinity);
  if (shift.lengthSeconds > most)
    throw bad('out-of-range', `${path}.lengthSeconds`, shift.lengthSeconds, `be ${most} or less`);
  checkBreaks(path, shift, intervalSeconds);
  const { weekdays, costPerPaidHour, costPerPerson, maxPeople } = shift;
  if (weekdays !== undefined) {
    checkList(where, `${path}.weekdays`, weekdays);
    for (const [i, day] of weekdays.entries()) checkOneOf(where, `${path}.weekdays[${i}]`, day, weekdayNames);
  }
  if (costPerPaidHour !== undefined) checkNonNegative(where, `${path}.costPerPaidHour`, costPerPaidHour);
  if (costPerPerson !== undefined) checkNonNegative(where, `${path}.costPerPerson`, costPerPerson);
  if (maxPeople !== undefined) checkInteger(where, `${path}.maxPeople`, maxPeople);
}

/** A time at which no row begins would be moved to the next row without a word. */
function checkStart({ grid }: ShiftProblem, path: string, start: string): void {
  const second = clockSeconds(where, path, start);
  if (second >= 86_400) throw bad('out-of-range', path, start, 'be before 24:00');
  const { days, secondOfDay } = localClock(grid);
  const inStep = days.some(
    ({ from }) => (second - (secondOfDay[from] as number)) % grid.intervalSeconds === 0,
  );
  if (!inStep) throw bad('inconsistent', path, start, 'be the start of a row');
}

function checkRowsLong(path: string, seconds: number, intervalSeconds: number, least: number): void {
  checkNonNegative(where, path, seconds);
  if (seconds >= least && seconds % intervalSeconds === 0) return;
  throw bad(
    'inconsistent',
    path,
    seconds,
    `be a multiple of the interval, ${intervalSeconds} s${least > 0 ? ', above 0' : ''}`,
  );
}

function checkBreaks(path: string, { breaks, lengthSeconds }: ShiftType, intervalSeconds: number): void {
  if (breaks === undefined) return;
  checkObjects(where, `${path}.breaks`, breaks);
  let free = 0;
  for (const [i, each] of breaks.entries()) {
    const at = `${path}.breaks[${i}]`;
    checkFields(where, at, each, breakFields);
    const { durationSeconds, earliestSeconds, latestSeconds, stepSeconds, paid } = each;
    checkBoolean(`${at}.paid`, paid);
    if (stepSeconds !== undefined) checkRowsLong(`${at}.stepSeconds`, stepSeconds, intervalSeconds, 1);
    checkRowsLong(`${at}.durationSeconds`, durationSeconds, intervalSeconds, 1);
    checkRowsLong(`${at}.earliestSeconds`, earliestSeconds, intervalSeconds, 0);
    checkRowsLong(`${at}.latestSeconds`, latestSeconds, intervalSeconds, 0);
    if (earliestSeconds < free)
      throw bad(
        'inconsistent',
        `${at}.earliestSeconds`,
        earliestSeconds,
        `be ${free} or more, when the break before is over at the latest`,
      );
    if (latestSeconds < earliestSeconds)
      throw bad(
        'inconsistent',
        `${at}.latestSeconds`,
        latestSeconds,
        `be ${earliestSeconds} or more, as \`earliestSeconds\``,
      );
    free = latestSeconds + durationSeconds;
    if (free > lengthSeconds)
      throw bad(
        'inconsistent',
        `${at}.latestSeconds`,
        latestSeconds,
        `be ${lengthSeconds - durationSeconds} or less, so that the break ends with the shift`,
      );
  }
}

function checkTours(tours: TourRules, days: number): void {
  checkFields(where, 'tours', tours, tourFields);
  const { patterns, costPerPerson, maxPeople } = tours;
  checkList(where, 'tours.patterns', patterns);
  for (const [i, pattern] of patterns.entries()) {
    const path = `tours.patterns[${i}]`;
    checkList(where, path, pattern);
    if (pattern.length !== days)
      throw bad('wrong-length', `${path}.length`, pattern.length, `be ${days}, one entry per day`);
    for (const [day, works] of pattern.entries())
      if (typeof works !== 'boolean') throw bad('wrong-type', `${path}[${day}]`, works, 'be true or false');
  }
  if (costPerPerson !== undefined) checkNonNegative(where, 'tours.costPerPerson', costPerPerson);
  if (maxPeople !== undefined) checkInteger(where, 'tours.maxPeople', maxPeople);
}

function checkBoolean(path: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean')
    throw bad('wrong-type', path, value, 'be true or false');
}

function bad(code: StaffcastError['code'], path: string, value: unknown, must: string): StaffcastError {
  return new StaffcastError({ code, where, path, value, must });
}
