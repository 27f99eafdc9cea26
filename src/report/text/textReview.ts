import type { DayReview } from '../../coverage/index.ts';
import { checkFields } from '../../errors/index.ts';
import { clockText, localClock } from '../../time/index.ts';
import { targetText } from '../build/targetText.ts';
import { dateText } from '../dateFormats.ts';
import { countText, percentText } from '../numberFormats.ts';
import { checkReview } from './checkReview.ts';
import { restOfDayLines } from './restOfDayLines.ts';
import { TEXT_COLUMNS } from './textColumns.ts';
import { wrapText } from './wrapText.ts';

/** What {@link textReview} takes besides the review. */
export interface TextReviewOptions {
  /** Name of the project or queue; default: none is shown. */
  readonly title?: string | undefined;
}

/** From here on a ratio is worth a line. */
const NOTABLE_SHARE = 0.005;

/**
 * What `reviewDay` found, as a short plain text for whoever leads the team: how the day goes against its forecast, the
 * service level so far and at the end of the day if nothing is done, where the rest of the day is short or has people to
 * spare, what can be done, and which warnings were raised. At most 100 columns; times are of the local clock.
 *
 * Short is half an agent or more missing against the least that meets the target from here, spare a whole agent or more
 * beyond it.
 *
 * @throws StaffcastError when it is not given what `reviewDay` returns.
 * @example
 * ```ts
 * import { reviewDay } from 'staffcast/coverage';
 * import { fit, forecast } from 'staffcast/forecasting';
 * import { textReview } from 'staffcast/report';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const rows = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 21600 });
 * const history = makeSeries(rows('2026-10-05', 35), Array.from({ length: 35 }, () => [200, 800, 900, 400]).flat());
 * const model = fit(history);
 * const now = reviewDay({
 *   model,
 *   planned: forecast(model, { grid: rows('2026-11-09', 1) }),
 *   agents: [6, 13, 14, 9],
 *   ahtSeconds: 240,
 *   target: { target: 0.8, withinSeconds: 20 },
 *   seen: { contacts: [200, 1000] },
 * });
 * textReview(now, { title: 'Shop' }).split('\n')[1]; // 'Mon 2026-11-09, 12:00, time zone UTC: ACT'
 * ```
 */
export function textReview(review: DayReview, options: TextReviewOptions = {}): string {
  checkReview('textReview', review);
  checkFields('textReview', 'options', options, { title: true });
  const sections = [
    [...titleLines(review, options), ...goingLines(review)],
    ...restOfDayLines(review),
    warningLines(review),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titleLines({ forecast, warnings }: DayReview, { title }: TextReviewOptions): string[] {
  const { days, secondOfDay } = localClock(forecast.grid);
  const level = warnings.level === 'none' ? 'no warnings' : warnings.level.toUpperCase();
  return [
    ...(title === undefined ? [] : wrapText(title.toUpperCase(), TEXT_COLUMNS)),
    `${dateText(days[0]!.date)}, ${clockText(secondOfDay[0]!)}, time zone ${forecast.grid.zone}: ${level}`,
  ];
}

function goingLines({ contacts, soFar, day, target }: DayReview): string[] {
  const { soFar: past, rest } = contacts;
  const share = (number: number, planned: number) => percentText(planned > 0 ? number / planned : null);
  const level = (value: number | null) => percentText(value, target.target);
  const lines = [
    `Contacts: ${countText(past.actual)} so far, ${share(past.actual, past.planned)} of the ${countText(past.planned)} forecast; ` +
      `${countText(rest.expected)} still expected, ${share(rest.expected, rest.planned)} of the ${countText(rest.planned)} forecast.`,
    `Service level: ${level(day.toDate)} so far, ${level(day.atClose)} at the end of the day as things stand; ` +
      `target ${targetText({ serviceLevel: target })}.`,
  ];
  if (!day.onTrack) {
    const reach = day.withinReach ? 'within reach' : 'OUT OF REACH';
    lines.push(
      `The target is ${reach}: ${level(day.atBest)} if everybody from now on were answered in time.`,
    );
  }
  if (soFar.waiting > 0) lines.push(`Waiting now: ${countText(soFar.waiting)}.`);
  if (Math.abs(soFar.ahtRatio - 1) >= NOTABLE_SHARE) {
    lines.push(`Handle time: ${percentText(soFar.ahtRatio)} of plan so far, and taken to stay so.`);
  }
  if (Math.abs(soFar.presence - 1) >= NOTABLE_SHARE) {
    lines.push(
      `Agents present in the last hour: ${percentText(soFar.presence)} of plan, and taken to stay so.`,
    );
  }
  return lines.flatMap((line) => wrapText(line, TEXT_COLUMNS));
}

function warningLines({ warnings }: DayReview): string[] {
  if (warnings.warnings.length === 0) return [];
  return [
    'WARNINGS',
    ...warnings.warnings.flatMap(({ level, trigger }) =>
      wrapText(`${level}: ${trigger}`, TEXT_COLUMNS, '- ', '  '),
    ),
  ];
}
