// node --conditions=staffcast-source --import tsx bench/staffing.ts [--history FILE --weeks 2 --check-weeks 26 --zone UTC] [--days 40] [--part real,founding]
// Ways of staffing compared on days forecast from the weeks before; the founding day replayed; how often its warnings fire.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseHistoryCsv } from 'staffcast/schema';
import { seriesFromRows } from 'staffcast/time';
import { falseAlarms, replayFoundingDay } from './staffingFounding.ts';
import { compareStaffing } from './staffingReal.ts';

const { values } = parseArgs({
  options: {
    history: { type: 'string' },
    weeks: { type: 'string', default: '2' },
    'check-weeks': { type: 'string', default: '26' },
    zone: { type: 'string', default: 'America/New_York' },
    days: { type: 'string', default: '40' },
    part: { type: 'string', default: 'real,founding' },
  },
});

const parts = values.part.split(',');
if (parts.includes('real')) {
  if (values.history) {
    const rows = parseHistoryCsv(readFileSync(values.history, 'utf8'));
    compareStaffing(
      seriesFromRows(rows, { zone: values.zone }).series,
      Number(values.weeks),
      Number(values['check-weeks']),
    );
  } else console.log('No --history: the comparison on real days is left out.\n');
}
if (parts.includes('founding')) {
  for (const surgeHour of [0, 9]) replayFoundingDay(surgeHour);
  falseAlarms(Number(values.days));
}
console.log(`${(process.cpuUsage().user / 1e6).toFixed(0)} s of processor time`);
