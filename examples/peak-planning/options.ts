import { parseArgs } from 'node:util';
import { StaffcastError } from 'staffcast';
import { checkDate, checkZone, type LocalDate } from 'staffcast/time';

export const help = `Plan a peak: forecast, staff, find surplus and shortfall, borrow, evaluate.

  npm start                                  the embedded case (generated data)
  npm start -- --history FILE.csv            your own history, with default targets and help
  npm start -- --plan PLAN.json              your own projects, rosters, sources and contracts

Options
  --history [ID=]FILE  history of a project: CSV with the columns timestamp,value; any interval from
                       5 minutes to a day, gaps and closed hours allowed. May be given several times,
                       with the project's ID in front when the plan has several; then every project
                       needs one, here or as its "history" in the plan.
  --plan FILE          plan as JSON: projects, targets, roster, sources, contracts
  --zone ZONE          time zone of timestamps without offset, such as Asia/Shanghai (default: the
                       plan's zone, else UTC)
  --from DATE          first day planned (default: the plan's, else the day after the history)
  --days N             days planned (default: the plan's, else 14)
  --surge FACTOR       multiply the forecast of every planned day, as a planner's own judgement
  --out FOLDER         where the report goes (default out)
  --seed N             seed of the embedded case's generated data (default 11)
  --solver NAME        highs or greedy (default highs)
  --time-limit N       seconds the solver may take at most (default 60)
  --gap SHARE          accept a plan proven within this share of the best (default 0.005)
  --write-plan FILE    write the embedded plan as a JSON file to start from, and stop
  --write-schema FILE  write the JSON Schema of plan files, and stop
  --help               this text

Exit codes: 0 done, 2 bad input (nothing is written), 130 interrupted.`;

export interface Options {
  readonly histories: readonly { readonly id: string | null; readonly file: string }[];
  readonly plan: string | null;
  readonly zone: string | null;
  readonly from: LocalDate | null;
  readonly days: number | null;
  readonly surge: number | null;
  readonly out: string;
  readonly seed: number;
  readonly solver: 'highs' | 'greedy';
  readonly timeLimitSeconds: number;
  readonly gap: number;
  readonly writePlan: string | null;
  readonly writeSchema: string | null;
  readonly help: boolean;
}

export function readOptions(args: readonly string[]): Options {
  const values = parsed(args);
  if (values.zone !== undefined) checkZone('options', '--zone', values.zone);
  if (values.from !== undefined) checkDate('options', '--from', values.from);
  if (values.solver !== 'highs' && values.solver !== 'greedy')
    throw bad('--solver', values.solver, 'be highs or greedy');
  return {
    histories: (values.history ?? []).map(namedFile),
    plan: values.plan ?? null,
    zone: values.zone ?? null,
    from: values.from ?? null,
    days: values.days === undefined ? null : wholeNumber('--days', values.days, 1, 366),
    surge: values.surge === undefined ? null : numberBetween('--surge', values.surge, 0.01, 20),
    out: values.out,
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1),
    solver: values.solver,
    timeLimitSeconds: numberBetween('--time-limit', values['time-limit'], 0.001, 86_400),
    gap: numberBetween('--gap', values.gap, 0, 1),
    writePlan: values['write-plan'] ?? null,
    writeSchema: values['write-schema'] ?? null,
    help: values.help,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        history: { type: 'string', multiple: true },
        plan: { type: 'string' },
        zone: { type: 'string' },
        from: { type: 'string' },
        days: { type: 'string' },
        surge: { type: 'string' },
        out: { type: 'string', default: 'out' },
        seed: { type: 'string', default: '11' },
        solver: { type: 'string', default: 'highs' },
        'time-limit': { type: 'string', default: '60' },
        gap: { type: 'string', default: '0.005' },
        'write-plan': { type: 'string' },
        'write-schema': { type: 'string' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    }).values;
  } catch (error) {
    const reason = (error as Error).message.split('.')[0] ?? '';
    throw new StaffcastError({
      code: 'unknown-field',
      where: 'options',
      path: 'arguments',
      value: args.join(' '),
      must: `be options that --help lists (${reason})`,
    });
  }
}

function namedFile(text: string): { id: string | null; file: string } {
  const at = text.indexOf('=');
  return at > 0 ? { id: text.slice(0, at), file: text.slice(at + 1) } : { id: null, file: text };
}

function wholeNumber(path: string, text: string, least: number, most: number): number {
  const value = numberBetween(path, text, least, most);
  if (!Number.isInteger(value)) throw bad(path, text, 'be a whole number');
  return value;
}

function numberBetween(path: string, text: string, least: number, most: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= least && value <= most)) throw bad(path, text, `be a number from ${least} to ${most}`);
  return value;
}

function bad(path: string, value: unknown, must: string): StaffcastError {
  return new StaffcastError({ code: 'out-of-range', where: 'options', path, value, must });
}
