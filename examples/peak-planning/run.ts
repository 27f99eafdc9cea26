import { StaffcastError } from 'staffcast';
import { csvDays, csvMoves, htmlReport, type PlanningReport, textReport } from 'staffcast/report';
import { planFileJsonSchema } from 'staffcast/schema';
import { borrow } from './borrow.ts';
import { embeddedPlan } from './embeddedPlan.ts';
import { writeFiles, writeWhole } from './files.ts';
import { loadCase, type PlanningCase } from './loadCase.ts';
import { help, type Options, readOptions } from './options.ts';
import { outcomesOf } from './outcomes.ts';
import { planProject } from './planProject.ts';
import { makeProgress, type Progress } from './progress.ts';
import { toReport } from './toReport.ts';

/** Where a run writes to. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: { write: (text: string) => unknown; isTTY?: boolean };
}

/** Runs the example with these arguments; the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 2> {
  try {
    await work(readOptions(args), terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof StaffcastError)) throw error;
    terminal.err.write(`error: ${error.message}\n`);
    return 2;
  }
}

async function work(options: Options, { out, err }: Terminal): Promise<void> {
  const wrote = (path: string) => out(`wrote ${path}`);
  if (options.help) return out(help);
  if (options.writePlan) wrote(writeWhole(options.writePlan, json(embeddedPlan)));
  if (options.writeSchema) wrote(writeWhole(options.writeSchema, json(planFileJsonSchema())));
  if (options.writePlan || options.writeSchema) return;
  const progress = makeProgress(err);
  progress.step('reading');
  const report = await plan(loadCase(options), options, progress);
  progress.step('report');
  const html = await htmlReport(report);
  progress.done();
  out(textReport(report));
  const files = {
    'report.html': html,
    'moves.csv': csvMoves(report),
    'days.csv': csvDays(report),
    'report.json': json(report),
  };
  const interrupted = () => process.exit(130);
  // Until here Ctrl-C ends the process at once; from here it waits until the files are whole.
  process.on('SIGINT', interrupted);
  for (const path of writeFiles(options.out, files)) wrote(path);
  process.off('SIGINT', interrupted);
}

async function plan(planning: PlanningCase, options: Options, progress: Progress): Promise<PlanningReport> {
  const planned = [];
  for (const project of planning.projects) {
    progress.step(`planning ${project.spec.id}`);
    await breathe();
    planned.push(planProject(planning, project, options.surge, progress.detail));
  }
  progress.step('borrowing plan');
  const found = await borrow(planning, planned, options, progress.detail);
  const outcomes = [];
  for (const project of planned) {
    const id = project.project.spec.id;
    progress.step(`evaluating ${id}`);
    outcomes.push(
      await outcomesOf(project, found, planning.plan.sources ?? [], async (text) => {
        progress.detail(text);
        await breathe();
      }),
    );
  }
  return toReport(planning, planned, found, outcomes);
}

/** Lets signals such as Ctrl-C in between two pieces of work. */
function breathe(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
