import { checkObjects, checkOneOf, StaffcastError } from '../../errors/index.ts';
import { addDays, checkDate, type GridDay, type LocalDate, weekdayOf } from '../../time/index.ts';

/** A stretch of local days. */
export interface DateSpan {
  /** First date. */
  readonly from: LocalDate;
  /** Last date, included. */
  readonly to: LocalDate;
}

/** Which spans to sum over: ISO weeks (Monday to Sunday), calendar months, the whole forecast, or the spans given. */
export type SpanChoice = 'week' | 'month' | 'whole' | readonly DateSpan[];

/** The spans of a choice as far as the days reach, each with the indices of its days; spans without a day are an error. */
export function spansOf(
  where: string,
  choice: SpanChoice,
  days: readonly Pick<GridDay, 'date'>[],
): (DateSpan & { readonly days: readonly number[] })[] {
  if (typeof choice !== 'string') {
    checkObjects(where, 'options.spans', choice);
    return choice.map((span, i) => givenSpan(where, span, i, days));
  }
  checkOneOf(where, 'options.spans', choice, ['week', 'month', 'whole']);
  const groups = new Map<string, number[]>();
  for (const [d, { date }] of days.entries()) {
    const key =
      choice === 'week' ? addDays(date, 1 - weekdayOf(date)) : choice === 'month' ? date.slice(0, 7) : '';
    const group = groups.get(key);
    if (group) group.push(d);
    else groups.set(key, [d]);
  }
  return [...groups.values()].map((list) => ({
    from: days[list[0] as number]?.date ?? '',
    to: days[list[list.length - 1] as number]?.date ?? '',
    days: list,
  }));
}

function givenSpan(where: string, { from, to }: DateSpan, i: number, days: readonly Pick<GridDay, 'date'>[]) {
  checkDate(where, `options.spans[${i}].from`, from);
  checkDate(where, `options.spans[${i}].to`, to);
  const inside = days.flatMap(({ date }, d) => (date >= from && date <= to ? [d] : []));
  if (inside.length > 0) return { from, to, days: inside };
  throw new StaffcastError({
    code: 'out-of-range',
    where,
    path: `options.spans[${i}]`,
    value: { from, to },
    must: 'hold a day of the forecast',
  });
}
