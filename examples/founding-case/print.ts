import type { BorrowingPlan } from 'staffcast/borrowing';
import type { HelpCase } from './known.ts';
import type { MonthCase } from './month.ts';
import type { SurplusCase } from './surplus.ts';
import type { SurpriseCase } from './surprise.ts';

type Print = (line: string) => void;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const money = (amount: number | null) => (amount === null ? '–' : Math.round(amount).toLocaleString('en-US'));

export function printHelp(title: string, { plan, clients }: HelpCase, print: Print, moves: number): void {
  print(`\n${title}`);
  printPlan(plan, print);
  for (const { id, before, after } of clients) {
    print(
      `  ${id.padEnd(9)} service level ${percent(before.serviceLevel)} → ${percent(after.serviceLevel)} ` +
        `(rows by themselves ${percent(after.promised)}), worst day ${percent(before.worstDay)} → ${percent(after.worstDay)}, ` +
        `abandonment ${percent(before.abandonment)} → ${percent(after.abandonment)}, ` +
        `revenue ${money(before.revenue)} → ${money(after.revenue)}, penalty ${money(before.penalty)} → ${money(after.penalty)}`,
    );
  }
  printSources(plan, print);
  for (const { people, source, to, date, clock, reason } of plan.moves.slice(0, moves)) {
    print(`  ${date} ${clock.from}–${clock.to}: ${people} × ${source} → ${to}. ${reason}`);
  }
  if (plan.moves.length > moves) print(`  … ${plan.moves.length - moves} more moves`);
  for (const { source, to, reason } of plan.refusals) print(`  not ${source} → ${to}: ${reason}`);
}

function printPlan(
  { status, objective, objectiveWithoutHelp, bound, gap, costs }: BorrowingPlan,
  print: Print,
): void {
  print(
    `  plan: ${status}, cost ${money(objective)} (without help ${money(objectiveWithoutHelp)}), ` +
      `bound ${money(bound)}, gap ${gap === null ? '–' : percent(gap)}`,
  );
  print(`  costs: ${costs.map(({ name, amount }) => `${name} ${money(amount)}`).join(', ')}`);
}

function printSources({ sources }: BorrowingPlan, print: Print): void {
  for (const { id, people, hours, cost } of sources) {
    if (hours > 0) print(`  ${id}: up to ${people} people, ${money(hours)} h, ${money(cost)}`);
  }
}

export function printMonth(title: string, { plan, clients }: MonthCase, print: Print): void {
  print(`\n${title}`);
  printPlan(plan, print);
  for (const { id, perContactInTime, perContactKept, before, after } of clients) {
    print(
      `  ${id.padEnd(9)} one contact more in time is worth ${perContactInTime.toFixed(2)} in the festival, one fewer costs ${perContactKept.toFixed(2)}; ` +
        `service level of the month ${percent(before.serviceLevel)} → ${percent(after.serviceLevel)}, ` +
        `penalty ${money(before.penalty)} → ${money(after.penalty)}`,
    );
  }
  printSources(plan, print);
}

export function printChanges({ changes }: SurpriseCase, print: Print): void {
  print(
    `  changes to the morning's plan: ${changes.moves.length} moves, ${changes.changedPeople} people to be told`,
  );
}

export function printSurplus(
  title: string,
  { plan, before, after }: SurplusCase,
  print: Print,
  uses: number,
): void {
  print(`\n${title}`);
  print(`  plan: ${plan.status}, worth ${money(plan.benefit)}, at most ${money(plan.bound)}`);
  print(`  parts: ${plan.terms.map(({ name, amount }) => `${name} ${money(amount)}`).join(', ')}`);
  const shop = plan.projects.find(({ id }) => id === 'shop')!;
  print(
    `  shop: ${money(shop.spareHours)} spare hours: ${Object.entries(shop.hours)
      .map(([use, hours]) => `${use} ${money(hours)}`)
      .join(', ')}`,
  );
  print(
    `  shop service level ${percent(before.serviceLevel)} → ${percent(after.serviceLevel)} ` +
      `(rows by themselves ${percent(after.promised)}), worst day ${percent(after.worstDay)}`,
  );
  const own = plan.uses.filter(({ project }) => project === 'shop');
  for (const { date, blockId, kind, people, reason } of own.slice(0, uses)) {
    print(`  ${date} ${blockId.split(' ')[1]}: ${kind} ${people}. ${reason}`);
  }
  if (own.length > uses) print(`  … ${own.length - uses} more`);
}
