/**
 * The founding case in four forms: `npm run founding [-- known|month|surprise|surplus]`.
 * Known: 20,000 calls a day are forecast for the two weeks. Month: the same under contracts that average the month.
 * Surprise: at ten on the day. Surplus: the two weeks after.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { htmlReport } from 'staffcast/report';
import { known } from './known.ts';
import { month } from './month.ts';
import { printChanges, printHelp, printMonth, printSurplus } from './print.ts';
import { surplus } from './surplus.ts';
import { surprise } from './surprise.ts';

const form = process.argv[2] ?? 'all';
const forms = ['all', 'known', 'month', 'surprise', 'surplus'];
if (!forms.includes(form)) {
  console.error(`usage: npm run founding [-- ${forms.slice(1).join('|')}]`);
  process.exit(2);
}
const shown = (name: string) => form === 'all' || form === name;
if (shown('known')) {
  const found = await known({ from: '2026-11-01', days: 14 });
  printHelp(
    'Known beforehand: 20,000 calls a day, staffed for 15,000, 1 to 14 November',
    found,
    console.log,
    8,
  );
}
if (shown('month')) {
  printMonth('The same under contracts that average the month', await month({ days: 14 }), console.log);
}
if (shown('surprise')) {
  const found = await surprise({ date: '2026-11-11' });
  printHelp('Surprise at 10:00 on 11 November: 15,000 were planned, 20,000 come', found, console.log, 40);
  printChanges(found, console.log);
}
if (shown('surplus')) {
  mkdirSync('out', { recursive: true });
  for (const billing of ['perSeat', 'perContact'] as const) {
    const found = await surplus({ from: '2026-11-15', days: 14, billing });
    const file = `out/after-the-festival-${billing}.html`;
    writeFileSync(file, await htmlReport(found.report));
    printSurplus(
      `The two weeks after, billed ${billing}: 11,000 calls a day, staffed for 15,000`,
      found,
      console.log,
      8,
    );
    console.log(`  report: ${file}`);
  }
}
