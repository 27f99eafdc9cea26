import { type BorrowingProblem, type HelpLink, type HelpSource, makeBlocks } from 'staffcast/borrowing';
import { type RandomStream, randomStream } from 'staffcast/math';
import { addDays, makeGrid } from 'staffcast/time';

const DAYS = 14;
const ROWS = 48;
const FIRST = '2026-11-04';

interface Site {
  readonly id: string;
  readonly scale: number;
  readonly peakDay: number;
  readonly surge: number;
  readonly noon: number;
  /** Languages and skills as bits. */
  readonly skills: number;
}

/**
 * A generated network of projects over 14 days of half hours in four blocks a day. A third of the projects surge, each
 * around its own day; the others have some slack. People help where they share a skill, at most six projects per team.
 */
export function planNetwork(projects: number, seed: number, committing: boolean): BorrowingProblem {
  const random = randomStream(seed);
  const grid = makeGrid({ zone: 'Asia/Shanghai', from: FIRST, days: DAYS, intervalSeconds: 1800 });
  const clock = [
    { name: 'night', from: '00:00', to: '08:00' },
    { name: 'morning', from: '08:00', to: '13:00' },
    { name: 'afternoon', from: '13:00', to: '18:00' },
    { name: 'evening', from: '18:00', to: '24:00' },
  ];
  const blocks = makeBlocks(grid, { clock });
  const sites = Array.from({ length: projects }, (_, index) => site(random, index));
  const dayOnly = (people: number) => blocks.map(({ id }) => (id.endsWith('night') ? 0 : people));
  const terms = () => (committing ? { briefingCost: 100 * whole(random, 4, 12) } : {});
  const run = committing ? { minimumRun: { days: 2, costPerStart: 40, costPerDay: 5 } } : {};
  const linksOf = (from: Site, most: number): HelpLink[] =>
    shuffled(
      random,
      sites.filter((to) => to !== from && (to.skills & from.skills) !== 0),
    )
      .slice(0, most)
      .map((to) => ({
        to: to.id,
        productivity: 0.65 + 0.05 * whole(random, 0, 6),
        transferSeconds: 1800,
        ...terms(),
      }));
  const sources: HelpSource[] = sites.map((from) => ({
    id: `${from.id}-team`,
    kind: 'project',
    home: from.id,
    people: Math.ceil(from.scale * 0.4),
    costPerHour: whole(random, 4, 9),
    ...weekly(Math.ceil(from.scale * 0.4) * 30),
    ...run,
    links: linksOf(from, 6),
  }));
  const anyone: Site = { id: '', scale: 0, peakDay: 0, surge: 0, noon: 0, skills: 15 };
  for (let team = 0; team < Math.ceil(projects / 10); team++) {
    const people = whole(random, 10, 15);
    const reserve = {
      kind: 'reserve' as const,
      people,
      available: dayOnly(people),
      costPerHour: 3,
      maxBlocksPerDay: 2,
    };
    sources.push({ id: `reserve-${team}`, ...reserve, ...weekly(people * 45), links: linksOf(anyone, 6) });
  }
  for (const to of sites.filter(({ surge }) => surge > 0)) {
    const people = Math.ceil(to.scale * 0.15);
    const overtime = { kind: 'overtime' as const, people, available: dayOnly(people), costPerHour: 54 };
    sources.push({
      id: `${to.id}-overtime`,
      ...overtime,
      ...weekly(people * 10),
      links: [{ to: to.id, productivity: 1 }],
    });
  }
  return {
    grid,
    blocks,
    projects: sites.map((s) => ({
      id: s.id,
      ...staffed(random, s),
      shortfall: tiers(random),
      lending: 'priced' as const,
    })),
    sources,
  };
}

function site(random: RandomStream, index: number): Site {
  return {
    id: `P${index}`,
    scale: whole(random, 10, 60),
    peakDay: whole(random, 3, 10),
    surge: index % 3 === 0 ? 0.25 + 0.25 * random.uniform() : 0,
    noon: whole(random, 18, 26),
    skills: (1 << whole(random, 0, 3)) | (1 << whole(random, 0, 3)),
  };
}

function staffed(random: RandomStream, { scale, peakDay, surge, noon }: Site) {
  const required: number[] = [];
  const present: number[] = [];
  const slack = surge > 0 ? 1 : 1.05 + 0.1 * random.uniform();
  for (let day = 0; day < DAYS; day++) {
    for (let row = 0; row < ROWS; row++) {
      const usual =
        scale * (0.12 + Math.exp(-((row - noon) ** 2) / 60) + 0.8 * Math.exp(-((row - 40) ** 2) / 30));
      const level = 1 + surge * Math.exp(-((day - peakDay) ** 2) / 8);
      required.push(Math.ceil(usual * level * (0.95 + 0.1 * random.uniform())));
      present.push(Math.round(usual * slack));
    }
  }
  return { required, present };
}

function tiers(random: RandomStream) {
  const first = whole(random, 40, 80);
  return [
    { upToAgents: 3, costPerAgentHour: first },
    { upToAgents: 10, costPerAgentHour: first * 2 },
    { upToAgents: null, costPerAgentHour: first * 4 },
  ];
}

/** Person-hours per week. */
function weekly(hours: number): Pick<HelpSource, 'hoursLimits'> {
  const weeks = [0, 7].map((day) => ({
    fromDate: addDays(FIRST, day),
    toDate: addDays(FIRST, day + 6),
    hours,
  }));
  return { hoursLimits: weeks };
}

function whole(random: RandomStream, least: number, most: number): number {
  return least + Math.floor(random.uniform() * (most - least + 1));
}

function shuffled<T>(random: RandomStream, items: readonly T[]): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = whole(random, 0, i);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}
