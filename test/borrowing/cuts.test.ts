import { fc, test } from '@fast-check/vitest';
import { type LinearModel, loadSolver } from 'staffcast/optimize';
import { describe, expect, test as plainTest } from 'vitest';
import { cellCuts } from '../../src/borrowing/model/cellCuts.ts';
import { compile } from '../../src/borrowing/model/compile.ts';
import type { CompiledProblem } from '../../src/borrowing/model/compiled.ts';
import { linkCuts } from '../../src/borrowing/model/linkCuts.ts';
import { toLinearModel } from '../../src/borrowing/model/toLinearModel.ts';
import { chooseLinks } from '../../src/borrowing/search/chooseLinks.ts';
import { growingModel } from '../../src/borrowing/search/growingModel.ts';
import { move, type PlanState, planState, room } from '../../src/borrowing/search/planState.ts';
import { relax } from '../../src/borrowing/search/relaxation.ts';
import { startValues } from '../../src/borrowing/search/startValues.ts';
import { arbitraryProblem } from './arbitraryProblem.ts';
import { briefingProblem } from './briefingProblem.ts';

/** A plan that sends as many as the dice say, as far as there is room. */
function diced(compiled: CompiledProblem, dice: readonly number[]): PlanState {
  const state = planState(compiled);
  for (const activity of compiled.activities) {
    const people = dice[activity.index % dice.length]! % (room(state, activity) + 1);
    if (people > 0) move(state, activity, people);
  }
  return state;
}

/** Rows that given values break, by index. */
function broken(model: LinearModel, values: ArrayLike<number>): number[] {
  const rows: number[] = [];
  for (let row = 0; row < model.rows; row++) {
    let sum = 0;
    for (let k = model.starts[row]!; k < model.starts[row + 1]!; k++) {
      sum += model.values[k]! * values[model.indices[k]!]!;
    }
    if (sum < model.rowLower[row]! - 1e-6 || sum > model.rowUpper[row]! + 1e-6) rows.push(row);
  }
  return rows;
}

describe('cuts of the relaxation', () => {
  const dice = fc.array(fc.nat({ max: 20 }), { minLength: 5, maxLength: 30 });

  test.prop([arbitraryProblem(), dice], { numRuns: 150 })(
    'cut off no whole plan',
    async (problem, throws) => {
      const compiled = compile(problem);
      fc.pre(compiled.activities.length > 0);
      const { kept, model } = await relax(await loadSolver(), compiled, {});
      kept.close();
      const base = toLinearModel(compiled, false);
      const values = startValues(base, diced(compiled, throws));
      fc.pre(broken(base.model, values).length === 0);
      expect(broken(model.model, values)).toEqual([]);
    },
  );

  plainTest('raise the bound where people do not divide, and where links are opened in part', async () => {
    const compiled = compile(briefingProblem(3));
    const base = toLinearModel(compiled, false);
    const solver = await loadSolver();
    const loose = solver.solve(base.model, { relax: true });
    expect(cellCuts(compiled, base, loose.values).length).toBeGreaterThan(0);
    expect(linkCuts(compiled, base, loose.values).length).toBeGreaterThan(0);
    const tight = await relax(solver, compiled, {});
    tight.kept.close();
    const best = solver.solve(base.model, { gap: 0 });
    expect(tight.bound!).toBeLessThanOrEqual(best.objective! + 1e-6);
    // The cuts close at least a third of what the relaxation lacks.
    expect(tight.bound! - loose.bound!).toBeGreaterThan((best.objective! - loose.bound!) / 3);
  });
});

describe('growingModel', () => {
  test.prop([arbitraryProblem()], { numRuns: 100 })('ends where the whole model ends', async (problem) => {
    const compiled = compile(problem);
    fc.pre(compiled.activities.length > 0);
    const base = toLinearModel(compiled, false);
    const solver = await loadSolver();
    const whole = solver.solve(base.model, { relax: true });
    const growing = growingModel(solver, base);
    const solutions = [...growing.solutions({})];
    growing.close();
    const last = solutions.at(-1)!;
    expect(last.progress).toBe(whole.status === 'optimal' ? 'complete' : 'infeasible');
    fc.pre(whole.objective !== null);
    const [bound, slack] = [whole.objective!, 1e-4 * Math.max(1, Math.abs(whole.objective!))];
    expect(Math.abs(last.bound! - bound)).toBeLessThan(slack);
    for (const [i, solution] of solutions.entries()) {
      expect(solution.bound!).toBeLessThan(bound + 1e-6 * Math.max(1, Math.abs(bound)));
      if (i > 0) expect(solution.bound!).toBeGreaterThan(solutions[i - 1]!.bound! - 1e-6 * Math.abs(bound));
    }
  });

  plainTest('takes up rows only as they are broken', async () => {
    const base = toLinearModel(compile(briefingProblem(3)), false);
    const growing = growingModel(await loadSolver(), base);
    const progress = [...growing.solutions({})].map((solution) => solution.progress);
    growing.close();
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.slice(0, -1).every((step) => step === 'growing')).toBe(true);
    expect(progress.at(-1)).toBe('complete');
  });

  plainTest('keeps the last bound when a limit stops it', async () => {
    const base = toLinearModel(compile(briefingProblem(3)), false);
    const growing = growingModel(await loadSolver(), base);
    const stop = new AbortController();
    const seen: (number | null)[] = [];
    for (const { progress, bound } of growing.solutions({ signal: stop.signal })) {
      seen.push(bound);
      stop.abort();
      if (seen.length > 1) expect(progress).toBe('stopped');
    }
    growing.close();
    expect(seen).toEqual([seen[0], seen[0]]);
    expect(seen[0]).not.toBeNull();
  });
});

describe('chooseLinks', () => {
  plainTest('finds links at least as good as any single change of them', async () => {
    const compiled = compile(briefingProblem(3));
    const solver = await loadSolver();
    const relaxation = await relax(solver, compiled, {});
    const { kept, model } = relaxation;
    const choice = chooseLinks(relaxation, compiled, 500, {})!;
    kept.close();
    const costOf = (open: ReadonlySet<number>): number => {
      const [lower, upper] = [[...model.model.lower], [...model.model.upper]];
      for (const [link, column] of model.opened) lower[column] = upper[column] = Number(open.has(link));
      return solver.solve({ ...model.model, lower, upper }, { relax: true }).objective!;
    };
    expect(choice.cost).toBeCloseTo(costOf(choice.open), 6);
    for (const link of model.opened.keys()) {
      const other = new Set(choice.open);
      if (!other.delete(link)) other.add(link);
      expect(costOf(other)).toBeGreaterThanOrEqual(choice.cost * (1 - 2e-6));
    }
  });

  plainTest('keeps open where people can no longer be told otherwise', async () => {
    const problem = briefingProblem(3);
    const early = problem.blocks[0]!;
    const moves = problem.sources.map(({ id }, s) => ({
      ...{ source: id, to: problem.projects[s]!.id, blockId: early.id, people: 1 },
    }));
    const noticeUntil = '2026-11-09T10:00:00+08:00';
    const compiled = compile({
      ...problem,
      sources: problem.sources.map((source) => ({ ...source, noticeUntil })),
      announced: { moves, costPerChange: 0 },
    });
    const held = compiled.activities.filter(({ least }) => least > 0).map(({ link }) => link);
    expect(held).toHaveLength(3);
    const solver = await loadSolver();
    const relaxation = await relax(solver, compiled, {});
    const { kept } = relaxation;
    const infeasible: unknown[] = [];
    const solve: typeof kept.solve = (options) => {
      const solution = kept.solve(options);
      if (solution.progress === 'infeasible') infeasible.push(solution);
      return solution;
    };
    const choice = chooseLinks({ ...relaxation, kept: { ...kept, solve } }, compiled, 500, {})!;
    kept.close();
    expect(infeasible).toEqual([]);
    for (const link of held) expect(choice.open).toContain(link);
  });

  plainTest('keeps to the trials it is given', async () => {
    const compiled = compile(briefingProblem(3));
    const relaxation = await relax(await loadSolver(), compiled, {});
    let solves = 0;
    const solve: typeof relaxation.kept.solve = (options) => {
      solves++;
      return relaxation.kept.solve(options);
    };
    expect(
      chooseLinks({ ...relaxation, kept: { ...relaxation.kept, solve } }, compiled, 4, {}),
    ).not.toBeNull();
    expect(solves).toBe(4);
    relaxation.kept.close();
  });
});
