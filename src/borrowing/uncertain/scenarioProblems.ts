import { peopleFree } from '../model/availability.ts';
import type { BorrowingProblem } from '../problem.ts';
import type { UncertainProblem } from './uncertainProblem.ts';

/**
 * The expected case and every scenario as problems with the same decisions. Who is committed was free in the expected
 * case; in a scenario the lender may come to need them, so its own shortfall counts at its price.
 */
export function scenarioProblems({ problem, scenarios, committed }: UncertainProblem): {
  readonly expected: BorrowingProblem;
  readonly scenarios: readonly BorrowingProblem[];
} {
  const lenders = new Set(
    problem.sources.filter(({ id, home }) => committed.includes(id) && home != null).map(({ home }) => home),
  );
  const with_ = (required: UncertainProblem['scenarios'][number]['required']): BorrowingProblem => {
    const demand = problem.projects.map((project) => ({
      ...project,
      required: required[project.id] ?? project.required,
    }));
    const own = { ...problem, projects: demand };
    return {
      ...own,
      projects: demand.map((project) => {
        return lenders.has(project.id) ? { ...project, lending: 'priced' as const } : project;
      }),
      sources: problem.sources.map((source) => {
        if (source.home == null || !lenders.has(source.home)) return source;
        const home = problem.projects.findIndex(({ id }) => id === source.home);
        // People called later are bound by what their lender can spare then.
        const judged = committed.includes(source.id) ? problem : own;
        return {
          ...source,
          available: problem.blocks.map((_, block) => peopleFree(judged, source, home, block)),
        };
      }),
    };
  };
  return { expected: with_({}), scenarios: scenarios.map(({ required }) => with_(required)) };
}
