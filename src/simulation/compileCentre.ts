import type { Series } from '../time/index.ts';
import type { Centre, CentreQueue, Skill } from './types.ts';

/** A group as a queue sees it, or a queue as a group sees it. */
export interface Route {
  /** Place in the list of groups, or of queues. */
  readonly to: number;
  readonly rank: number;
  readonly productivity: number;
}

/** A queue in the form that the replications read. */
export interface PlainQueue {
  /** Contacts per second and row; one list per path. */
  readonly rates: readonly Float64Array[];
  readonly ahtSeconds: Float64Array;
  /** Standard deviation of the logarithm of handle times; `null`: exponential. */
  readonly handleTimeLogSd: number | null;
  readonly patienceSeconds: number;
  readonly withinSeconds: number;
  /** Abandonments no later than this count as early. */
  readonly earlySeconds: number;
  readonly lines: number;
  readonly redialAfterAbandon: number;
  readonly redialAfterBlock: number;
  readonly redialDelaySeconds: number;
  /** Groups that serve it, lowest rank first. */
  readonly routes: readonly Route[];
}

/** A group in the form that the replications read. */
export interface PlainGroup {
  readonly agents: readonly number[];
  /** Queues it serves, lowest rank first. */
  readonly routes: readonly Route[];
}

/** A centre in the form that the replications read. */
export interface PlainCentre {
  readonly rows: number;
  readonly intervalSeconds: number;
  readonly queues: readonly PlainQueue[];
  readonly groups: readonly PlainGroup[];
}

/** Until those who could not be answered call again, unless told. */
const REDIAL_DELAY_SECONDS = 300;

/** Names become places, and what was left out its default; the centre was checked. */
export function compileCentre({ queues, groups }: Centre): PlainCentre {
  const { length: rows, intervalSeconds } = (queues[0] as CentreQueue).volume.grid;
  const placeOf = new Map(queues.map(({ id }, place) => [id, place]));
  const routesOf = (skills: readonly Skill[]) =>
    sorted(skills.map(({ queue, ...how }) => routeTo(placeOf.get(queue) as number, how)));
  const plainGroups = groups.map(({ agents, skills }) => ({ agents, routes: routesOf(skills) }));
  const plainQueues = queues.map((queue, place) => {
    const routes = plainGroups.flatMap((group, to) =>
      group.routes.filter((route) => route.to === place).map((route) => ({ ...route, to })),
    );
    return plainQueue(queue, sorted(routes), rows, intervalSeconds);
  });
  return { rows, intervalSeconds, queues: plainQueues, groups: plainGroups };
}

function routeTo(to: number, { rank = 1, productivity = 1 }: Omit<Skill, 'queue'>): Route {
  return { to, rank, productivity };
}

function sorted(routes: readonly Route[]): Route[] {
  return [...routes].sort((a, b) => a.rank - b.rank);
}

function plainQueue(
  queue: CentreQueue,
  routes: readonly Route[],
  rows: number,
  intervalSeconds: number,
): PlainQueue {
  const { ahtSeconds, handleTimeScv, answerTime } = queue;
  const { withinSeconds, definition, shortAbandonSeconds = withinSeconds } = answerTime;
  return {
    rates: pathsOf(queue.volume).map((path) =>
      Float64Array.from(path, (contacts) => (contacts ?? 0) / intervalSeconds),
    ),
    ahtSeconds: Float64Array.from({ length: rows }, (_, row) =>
      typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number),
    ),
    handleTimeLogSd: handleTimeScv === undefined ? null : Math.sqrt(Math.log1p(handleTimeScv)),
    patienceSeconds: queue.patienceSeconds ?? Infinity,
    withinSeconds,
    earlySeconds: definition === 'creditShortAbandons' ? shortAbandonSeconds : withinSeconds,
    lines: queue.lines ?? Infinity,
    redialAfterAbandon: queue.redialAfterAbandon ?? 0,
    redialAfterBlock: queue.redialAfterBlock ?? 0,
    redialDelaySeconds: queue.redialDelaySeconds ?? REDIAL_DELAY_SECONDS,
    routes,
  };
}

/** The courses that a volume may take: one, or those of its paths. */
function pathsOf(volume: CentreQueue['volume']): readonly Series['values'][] {
  return 'paths' in volume ? volume.paths : [volume.values];
}
