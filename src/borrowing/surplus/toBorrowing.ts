import type { BorrowingProblem, BorrowingProject, HelpSource } from '../problem.ts';
import type { SurplusProblem, TemporaryRelease, TrainingOffer } from './surplusProblem.ts';

/** A surplus problem as one of borrowing: training and release are projects that are short of everyone. */
export interface AsBorrowing {
  readonly problem: BorrowingProblem;
  /** Training offers by the id of the project that stands for them. */
  readonly offers: ReadonlyMap<string, TrainingOffer>;
  readonly releases: ReadonlyMap<string, TemporaryRelease>;
}

/** Each hour of training not held, and each hour of a temporary not released, counts as a shortfall at its value. */
export function toBorrowing(surplus: SurplusProblem): AsBorrowing {
  const { training = [], releases = [], ...problem } = surplus;
  const offers = new Map(training.map((offer) => [`training: ${offer.id}`, offer]));
  const leaving = new Map(releases.map((release) => [`release: ${release.project}`, release]));
  const projects: BorrowingProject[] = [...problem.projects];
  const sources: HelpSource[] = [...problem.sources];
  for (const [id, offer] of offers) {
    projects.push(standIn(problem, id, offer.places, offer.valuePerHour));
    for (const home of offer.projects) {
      const people = Math.max(0, ...offer.places);
      const link = { to: id, productivity: 1 };
      sources.push({
        id: `${id} from ${home}`,
        kind: 'project',
        home,
        people,
        costPerHour: 0,
        links: [link],
      });
    }
  }
  for (const [id, release] of leaving) {
    const { people, rostered, savingPerHour, costPerPerson = 0, noticeUntil } = release;
    projects.push(standIn(problem, id, rostered ?? problem.blocks.map(() => people), savingPerHour));
    sources.push({
      ...{ id, kind: 'temporary', home: release.project, people, costPerHour: 0 },
      ...(rostered && { available: rostered }),
      ...(noticeUntil !== undefined && { noticeUntil }),
      ...(costPerPerson > 0 && { minimumRun: { days: 1, costPerStart: costPerPerson } }),
      links: [{ to: id, productivity: 1, untilEnd: true }],
    });
  }
  return { problem: { ...problem, projects, sources }, offers, releases: leaving };
}

function standIn(
  { grid, blocks }: SurplusProblem,
  id: string,
  places: readonly number[],
  valuePerHour: number,
): BorrowingProject {
  const required = new Array<number>(grid.length).fill(0);
  for (const [b, { from, to }] of blocks.entries()) required.fill(places[b]!, from, to);
  const shortfall = [{ upToAgents: null, costPerAgentHour: valuePerHour }];
  return { id, required, present: new Array<number>(grid.length).fill(0), shortfall };
}
