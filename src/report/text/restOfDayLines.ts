import type { DayReview } from '../../coverage/index.ts';
import { clockText, localClock } from '../../time/index.ts';
import { amountText, countText, hoursText } from '../numberFormats.ts';
import { type ReviewStretch, reviewStretches } from './reviewStretches.ts';
import { TEXT_COLUMNS } from './textColumns.ts';
import { wrapText } from './wrapText.ts';

const MOST_STRETCHES = 8;

/** Where the rest of a running day is short or over, and what can be done about it. */
export function restOfDayLines(review: DayReview): string[][] {
  const stretches = reviewStretches(review);
  return [stretchLines(review, stretches), actionLines(review, stretches)];
}

function stretchLines({ day }: DayReview, stretches: readonly ReviewStretch[]): string[] {
  const met = day.requirement.periods.every((period) => period.met);
  const against = met
    ? 'agents against the least that meet the target from here'
    : 'agents against those who would answer nearly everybody in time';
  const lines = [`THE REST OF THE DAY: ${against}`];
  if (stretches.length === 0) return [...lines, 'Neither short nor over in any interval.'];
  const bySize = [...stretches].sort((a, b) => b.hours - a.hours);
  const shown = stretches.filter((stretch) => bySize.indexOf(stretch) < MOST_STRETCHES);
  lines.push(...shown.map((stretch) => `${stretch.from}–${stretch.to}  ${sizeText(stretch)}`));
  const more = bySize.slice(MOST_STRETCHES).reduce((sum, { hours }) => sum + hours, 0);
  if (more > 0) lines.push(`and ${stretches.length - shown.length} smaller stretches, ${hoursText(more)}`);
  return lines;
}

function sizeText({ kind, least, most, hours }: ReviewStretch): string {
  const [low, high] = kind === 'short' ? [amountText(least), amountText(most)] : [whole(least), whole(most)];
  const range = low === high ? high : `${low} to ${high}`;
  return `${range} ${high === '1' ? 'agent' : 'agents'} ${kind}, ${hoursText(hours)}`;
}

/** People who could go: a part of one cannot. */
function whole(agents: number): string {
  return countText(Math.floor(agents + 1e-9));
}

function actionLines(review: DayReview, stretches: readonly ReviewStretch[]): string[] {
  const found = review.day.onTrack ? spareTexts(stretches) : helpTexts(review);
  if (found.length === 0) return [];
  return ['WHAT CAN BE DONE', ...found.flatMap((text) => wrapText(text, TEXT_COLUMNS, '- ', '  '))];
}

function helpTexts({ day, forecast }: DayReview): string[] {
  const { secondOfDay } = localClock(forecast.grid);
  return day.help.map(({ fromRow, people, hours }) => {
    const from = clockText(secondOfDay[fromRow]!);
    if (people === null) return `From ${from} on no number of people is enough.`;
    return `${countText(people)} more ${people === 1 ? 'person' : 'people'} from ${from} to the end of the day (${hoursText(hours)}) ${people === 1 ? 'brings' : 'bring'} the day to its target.`;
  });
}

function spareTexts(stretches: readonly ReviewStretch[]): string[] {
  const spare = stretches.filter(({ kind }) => kind === 'spare');
  if (spare.length === 0) return ['Nothing needs to be done: the plan meets the target.'];
  const clock = spare.map(({ from, to }) => `${from}–${to}`).join(', ');
  return [
    `The plan meets the target. Those to spare could help elsewhere, ${clock}; without them the day just meets it.`,
  ];
}
