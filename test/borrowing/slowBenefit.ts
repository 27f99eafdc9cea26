import type { BenefitTerm, SurplusPlan, SurplusProblem, SurplusUse } from 'staffcast/borrowing';
import {
  slowBriefing,
  slowChangeCost,
  slowIdleSeats,
  slowRows,
  slowRuns,
  slowShortfall,
  slowWages,
} from './slowCost.ts';

/** The terms of a surplus plan from its moves and uses alone, at the prices of the problem. */
export function slowBenefit(
  problem: SurplusProblem,
  { moves, uses }: SurplusPlan,
): Record<BenefitTerm['name'], number> {
  const { training = [], releases = [], projects, announced, fairness } = problem;
  const nobody = slowRows(problem, { moves: [], timeOff: [] });
  const after = slowRows(problem, { moves, timeOff: awayUses(uses) });
  const hoursOf = (chosen: (use: SurplusUse) => boolean) => sum(uses.filter(chosen).map((use) => use.hours));
  const burdens = (fairness?.groups ?? []).map(({ sources, size }) => {
    return sum(moves.filter(({ source }) => sources.includes(source)).map(({ hours }) => hours)) / size;
  });
  return {
    shortfall: slowShortfall(problem, nobody) - slowShortfall(problem, after),
    idleSeats: slowIdleSeats(problem, nobody) - slowIdleSeats(problem, after),
    training: sum(
      training.map(
        ({ id, valuePerHour }) => valuePerHour * hoursOf(({ kind, to }) => kind === 'train' && to === id),
      ),
    ),
    release: sum(
      releases.map(
        ({ project, savingPerHour }) =>
          savingPerHour * hoursOf((use) => use.kind === 'release' && use.project === project),
      ),
    ),
    timeOff: sum(
      projects.map(
        ({ id, timeOff }) =>
          (timeOff?.savingPerHour ?? 0) * hoursOf((use) => use.kind === 'timeOff' && use.project === id),
      ),
    ),
    releaseCost: -sum(
      releases.map(({ project, costPerPerson = 0 }) => {
        const gone = uses.filter((use) => use.kind === 'release' && use.project === project);
        return costPerPerson * Math.max(0, ...gone.map(({ people }) => people));
      }),
    ),
    wages: -slowWages(problem, moves),
    briefing: -slowBriefing(problem, moves),
    runs: -slowRuns(problem, moves),
    // Nobody was told of training or release, so that whoever goes there goes other than announced.
    changes:
      slowChangeCost(problem, []) -
      slowChangeCost(problem, moves) -
      (announced?.costPerChange ?? 0) *
        sum(uses.map(({ kind, people }) => (kind === 'train' || kind === 'release' ? people : 0))),
    fairness: -(fairness?.weight ?? 0) * Math.max(0, ...burdens),
  };
}

/** People who leave their project without helping another. */
export function awayUses(uses: readonly SurplusUse[]) {
  return uses
    .filter(({ kind }) => kind === 'timeOff' || kind === 'train' || kind === 'release')
    .map((use) => ({ ...use, saving: 0 }));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
