import {
  checkAs,
  checkFraction,
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  checkObjects,
  StaffcastError,
} from '../../errors/index.ts';
import { type LinearSolver, loadSolver, type SolveOptions } from '../../optimize/index.ts';
import { checkProblem } from '../check/checkProblem.ts';
import { compile } from '../model/compile.ts';
import type { PlanOptions } from '../planOptions.ts';
import { checkPlanOptions } from '../searchBorrowing.ts';
import { scenarioProblems } from './scenarioProblems.ts';
import { costOfCommitment, greedyCommitment, solveJointly, type TwoStage } from './twoStage.ts';
import { uncertainAnswer } from './uncertainAnswer.ts';
import type { UncertainPlan, UncertainProblem } from './uncertainProblem.ts';

/**
 * Whom to commit now and whom to leave to be called, when demand may take several courses: a two-stage stochastic
 * programme (Birge and Louveaux, Introduction to Stochastic Programming, section 1). Committed moves are the same in every
 * scenario; the others are chosen for each. The mean total cost is least; `costOfExpectedPlan` tells what planning for the
 * expected case would have cost, and `costOfPerfectInformation` what knowing would save.
 *
 * All scenarios are solved in one model, so keep them few: 5 to 20, and days rather than weeks.
 *
 * @throws StaffcastError when the problem is malformed, probabilities do not sum to 1, or a committed source is unknown.
 * @example
 * ```ts
 * import { makeBlocks, planUnderUncertainty } from 'staffcast/borrowing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const link = { to: 'shop', productivity: 1 };
 * const plan = await planUnderUncertainty({
 *   problem: {
 *     grid,
 *     blocks: makeBlocks(grid, { clock: [{ name: 'morning', from: '00:00', to: '12:00' }] }),
 *     projects: [{ id: 'shop', required: [14, 0], present: [10, 10], shortfall: [{ upToAgents: null, costPerAgentHour: 90 }] }],
 *     sources: [
 *       { id: 'agency', kind: 'temporary', people: 9, costPerHour: 20, links: [link] },
 *       { id: 'overtime', kind: 'overtime', people: 3, costPerHour: 50, links: [link] },
 *     ],
 *   },
 *   scenarios: [{ probability: 0.5, required: { shop: [11, 0] } }, { probability: 0.5, required: { shop: [17, 0] } }],
 *   committed: ['agency'],
 * });
 * plan.committed.map(({ people }) => people); // [7]
 * plan.scenarios.map(({ called }) => called.length); // [0, 0]
 * plan.expectedCost; // 7 × 12 × 20 = 1680
 * ```
 */
export async function planUnderUncertainty(
  uncertain: UncertainProblem,
  options: PlanOptions = {},
): Promise<UncertainPlan> {
  checkUncertain(uncertain);
  checkAs('planUnderUncertainty', () => checkPlanOptions(options));
  const problems = scenarioProblems(uncertain);
  const stage: TwoStage = {
    expected: compile(problems.expected, true),
    scenarios: problems.scenarios.map((problem) => compile(problem, true)),
    probabilities: uncertain.scenarios.map(({ probability }) => probability),
    isCommitted: (source) => uncertain.committed.includes(uncertain.problem.sources[source]!.id),
  };
  const first = greedyCommitment(stage);
  const withoutSolver = (note: string | null) =>
    uncertainAnswer(stage, first, {
      method: 'greedy',
      note,
      bound: null,
      proven: false,
      ofExpected: null,
      known: null,
    });
  if (options.solver === 'greedy') return withoutSolver(null);
  let solver: LinearSolver;
  try {
    solver = await loadSolver();
  } catch (error) {
    return withoutSolver(`The solver could not be loaded: ${(error as Error).message}`);
  }
  const { gap = 0.001, nodeLimit = 20_000, timeLimitSeconds = 60, signal } = options;
  const limits: SolveOptions = { gap, nodeLimit, timeLimitSeconds, ...(signal && { signal }) };
  const joint = solveJointly(solver, stage, first, limits);
  const { ofExpected, known } = costOfCommitment(solver, stage, limits);
  const note = joint.status === 'optimal' || joint.status === 'infeasible' ? null : 'Stopped by a limit.';
  return uncertainAnswer(stage, joint.states ?? first, {
    ...{ method: 'mip', note, bound: joint.bound, proven: joint.status === 'optimal' },
    ...{ ofExpected, known },
  });
}

function checkUncertain(uncertain: UncertainProblem): void {
  const where = 'planUnderUncertainty';
  checkObject(where, 'problem', uncertain);
  const { problem, scenarios, committed } = uncertain;
  checkObjects(where, 'scenarios', scenarios);
  checkList(where, 'committed', committed);
  const pathOf = (path: string) => (path === 'problem' ? path : `problem.${path}`);
  checkAs(where, () => checkProblem(problem), pathOf);
  const fail = (
    code: 'empty' | 'inconsistent' | 'unknown-reference',
    path: string,
    value: unknown,
    must: string,
  ) => {
    throw new StaffcastError({ code, where, path, value, must });
  };
  if (scenarios.length === 0) fail('empty', 'scenarios', scenarios, 'hold at least one scenario');
  if (problem.protect) fail('inconsistent', 'problem.protect', problem.protect, 'be left out here');
  for (const [s, { probability, required }] of scenarios.entries()) {
    checkFraction(where, `scenarios[${s}].probability`, probability, 'above-zero');
    checkObject(where, `scenarios[${s}].required`, required);
    for (const [id, rows] of Object.entries(required)) {
      const path = `scenarios[${s}].required.${id}`;
      if (!problem.projects.some((project) => project.id === id)) {
        fail('unknown-reference', path, id, 'name a project');
      }
      checkLength(where, path, rows, problem.grid.length);
      for (const [row, agents] of rows.entries()) checkNonNegative(where, `${path}[${row}]`, agents);
    }
  }
  const sum = scenarios.reduce((total, { probability }) => total + probability, 0);
  if (Math.abs(sum - 1) > 1e-6) fail('inconsistent', 'scenarios', sum, 'have probabilities that sum to 1');
  for (const [i, id] of committed.entries()) {
    if (problem.sources.some((source) => source.id === id)) continue;
    fail('unknown-reference', `committed[${i}]`, id, 'name a source');
  }
}
