import type { TransientInput, TransientInterval } from '../../src/queueing/index.ts';

/**
 * A plain second evaluation of a small time-varying queue: Runge–Kutta in tiny steps for the number in system, and
 * callers of many arrival times followed forwards one by one. Slow, and good to about 1e-7.
 */
export function oracle(day: TransientInput): TransientInterval[] {
  let p: Float64Array = new Float64Array(states);
  if (Array.isArray(day.start)) p.set(day.start);
  else p[0] = 1;
  let leavers = 0;
  let inService = meansOf(p, day.agents[0]!).busy;
  return Array.from(day.volume, (volume, i) => {
    const team = teamOf(day, i);
    const { n, mu, theta } = team;
    if (i > 0 && day.leavingAgents !== 'handBack') {
      const left = leave(p, day.agents[i - 1]!, n);
      p = left.p;
      leavers += left.taken;
    }
    const sum = { busy: 0, queue: 0, waits: 0, within: 0, level: 0, answered: 0, answeredWait: 0, wait: 0 };
    let now = 0;
    for (const { at, weight } of arrivalTimes(day)) {
      p = run(p, (y, out) => flow(y, out, team), at - now, rateBound(team));
      now = at;
      const { busy, queue } = meansOf(p, n);
      sum.busy += weight * busy;
      sum.queue += weight * queue;
      p.forEach((v, k) => {
        sum.waits += weight * v * Math.min(1, Math.max(0, k + 1 - n));
      });
      if (volume === 0) continue;
      const fate = follow(day, i, at, p, theta);
      sum.within += weight * fate.atTarget.answered;
      sum.level += weight * levelOf(day, fate, () => follow(day, i, at, p, 0));
      sum.answered += weight * fate.answered;
      sum.answeredWait += weight * fate.answeredWait;
      sum.wait += weight * fate.wait;
    }
    p = run(p, (y, out) => flow(y, out, team), day.intervalSeconds - now, rateBound(team));
    const stay = leavers * Math.exp(-mu * day.intervalSeconds);
    const handled = mu * sum.busy * day.intervalSeconds + leavers - stay;
    leavers = stay;
    const end = meansOf(p, n);
    const before = inService;
    inService = end.busy + leavers;
    const share = sum.within;
    const { definition } = day;
    const level =
      definition === 'answered'
        ? share / sum.answered
        : definition === 'excludeEarlyAbandons'
          ? share / (1 - sum.level)
          : sum.level;
    return {
      agents: n,
      offered: volume,
      answered: handled + inService - before,
      abandoned: theta * sum.queue * day.intervalSeconds,
      handled,
      answeredWithin: share * volume,
      serviceLevel: volume === 0 ? 1 : level,
      waitProbability: volume === 0 ? 0 : sum.waits,
      asaSeconds: volume === 0 ? 0 : sum.answered > 0 ? sum.answeredWait / sum.answered : null,
      meanWaitSeconds: volume === 0 ? 0 : theta > 0 || sum.answered > 1 - 1e-6 ? sum.wait : null,
      abandonment: volume === 0 || theta === 0 ? 0 : 1 - sum.answered,
      occupancy: n > 0 ? sum.busy / n : volume > 0 ? 1 : 0,
      meanQueue: sum.queue,
      queueAtEnd: end.queue,
      inServiceAtEnd: inService,
      overloaded: volume / day.intervalSeconds > n * mu,
    };
  });
}

/** States kept; the cases must stay well below. */
const states = 32;

interface Team {
  readonly lambda: number;
  readonly n: number;
  readonly mu: number;
  readonly theta: number;
}

function teamOf(day: TransientInput, i: number): Team {
  const { volume, agents, intervalSeconds, ahtSeconds, patienceSeconds } = day;
  const aht = typeof ahtSeconds === 'number' ? ahtSeconds : ahtSeconds[i]!;
  const theta = patienceSeconds === undefined ? 0 : 1 / patienceSeconds;
  return { lambda: volume[i]! / intervalSeconds, n: agents[i]!, mu: 1 / aht, theta };
}

const rateBound = ({ lambda, n, mu, theta }: Team) => lambda + n * mu + states * theta;

/** The forward equations. */
function flow(y: Float64Array, out: Float64Array, { lambda, n, mu, theta }: Team): void {
  const leaving = (k: number) => Math.min(k, n) * mu + Math.max(0, k - n) * theta;
  for (let k = 0; k < states; k++) {
    const up = k < states - 1 ? lambda : 0;
    out[k] =
      (k > 0 ? lambda * y[k - 1]! : 0) +
      (k < states - 1 ? leaving(k + 1) * y[k + 1]! : 0) -
      (up + leaving(k)) * y[k]!;
  }
}

function run(
  start: Float64Array,
  derivative: (y: Float64Array, out: Float64Array) => void,
  seconds: number,
  rate: number,
): Float64Array {
  const size = start.length;
  let y = start.slice();
  const steps = Math.ceil(seconds * rate * 3);
  const h = seconds / steps;
  const k = [0, 1, 2, 3].map(() => new Float64Array(size));
  const [k1, k2, k3, k4] = k as [Float64Array, Float64Array, Float64Array, Float64Array];
  const at = new Float64Array(size);
  for (let s = 0; s < steps; s++) {
    derivative(y, k1);
    for (let i = 0; i < size; i++) at[i] = y[i]! + (h / 2) * k1[i]!;
    derivative(at, k2);
    for (let i = 0; i < size; i++) at[i] = y[i]! + (h / 2) * k2[i]!;
    derivative(at, k3);
    for (let i = 0; i < size; i++) at[i] = y[i]! + h * k3[i]!;
    derivative(at, k4);
    const next = y.slice();
    for (let i = 0; i < size; i++) {
      next[i] = y[i]! + (h / 6) * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!);
    }
    y = next;
  }
  return y;
}

function meansOf(p: Float64Array, n: number): { busy: number; queue: number } {
  let busy = 0;
  let queue = 0;
  p.forEach((v, k) => {
    busy += v * Math.min(k, n);
    queue += v * Math.max(0, k - n);
  });
  return { busy, queue };
}

/** Leavers take their conversations along, idle ones go first. */
function leave(
  p: Float64Array,
  before: number,
  after: number,
): { p: Float64Array<ArrayBuffer>; taken: number } {
  const rest = new Float64Array(states);
  let taken = 0;
  p.forEach((v, k) => {
    const along = after < before ? Math.min(before - after, Math.max(0, k - after)) : 0;
    taken += v * along;
    const whole = Math.floor(k - along);
    const share = k - along - whole;
    rest[whole] = rest[whole]! + v * (1 - share);
    if (share > 0) rest[whole + 1] = rest[whole + 1]! + v * share;
  });
  return { p: rest, taken };
}

/** Gauss points of an interval, finer after its start and on both sides of where an answer time reaches its end. */
function arrivalTimes(day: TransientInput): { at: number; weight: number }[] {
  const length = day.intervalSeconds;
  const cuts = [0, length];
  for (const seconds of [day.withinSeconds, day.shortAbandonSeconds ?? 0])
    cuts.push(length - (seconds % length));
  cuts.sort((a, b) => a - b);
  const points: { at: number; weight: number }[] = [];
  for (let c = 1; c < cuts.length; c++) {
    const [from, to] = [cuts[c - 1]!, cuts[c]!];
    if (to - from < 1e-9) continue;
    const edges = [0, 0.06, 0.3, 1].map((share) => from + share * (to - from));
    for (let e = 1; e < edges.length; e++) {
      const width = edges[e]! - edges[e - 1]!;
      for (const [node, weight] of gauss6)
        points.push({ at: edges[e - 1]! + width * node, weight: (weight * width) / length });
    }
  }
  return points;
}

// Gauss–Legendre of six points on [0, 1] (Abramowitz and Stegun, table 25.4).
const gauss6: readonly (readonly [number, number])[] = [
  [-0.932469514203152, 0.17132449237917],
  [-0.661209386466265, 0.360761573048139],
  [-0.238619186083197, 0.467913934572691],
  [0.238619186083197, 0.467913934572691],
  [0.661209386466265, 0.360761573048139],
  [0.932469514203152, 0.17132449237917],
].map(([x, w]) => [(1 + x!) / 2, w! / 2]);

interface Counts {
  readonly answered: number;
  readonly abandoned: number;
}

interface Fate extends Counts {
  readonly atTarget: Counts;
  readonly atShort: Counts;
  readonly answeredWait: number;
  readonly wait: number;
}

/** What the definition asks for, per arrival; `excludeEarlyAbandons` gets those to exclude. */
function levelOf(day: TransientInput, fate: Fate, virtual: () => Fate): number {
  if (day.patienceSeconds === undefined) return fate.atTarget.answered;
  switch (day.definition) {
    case 'virtualWait':
      return virtual().atTarget.answered;
    case 'creditEarlyAbandons':
      return fate.atTarget.answered + fate.atTarget.abandoned;
    case 'creditShortAbandons':
      return (
        fate.atTarget.answered +
        (day.shortAbandonSeconds === undefined ? fate.atTarget : fate.atShort).abandoned
      );
    case 'excludeEarlyAbandons':
      return fate.atTarget.abandoned;
    default:
      return fate.atTarget.answered;
  }
}

/** Numbers ahead that are followed, and where their sums stand behind them. */
const places = states + 8;
const [ANSWERED, ABANDONED, ANSWERED_WAIT, WAIT, TIME] = [
  places,
  places + 1,
  places + 2,
  places + 3,
  places + 4,
] as const;

/** The mass of callers by number ahead, forwards in time; the last five entries add up what happened to them. */
function follow(day: TransientInput, index: number, at: number, p: Float64Array, ownTheta: number): Fate {
  let i = index;
  let team = teamOf(day, i);
  let y = new Float64Array(TIME + 1);
  const put = (to: Float64Array, ahead: number, mass: number, now: number) => {
    const answered = (m: number) => {
      to[ANSWERED] = to[ANSWERED]! + m;
      to[ANSWERED_WAIT] = to[ANSWERED_WAIT]! + m * now;
    };
    if (ahead <= -1) return answered(mass);
    const whole = Math.floor(ahead);
    const share = ahead - whole;
    if (whole < 0) answered(mass * (1 - share));
    else to[whole] = to[whole]! + mass * (1 - share);
    if (share > 0) to[whole + 1] = to[whole + 1]! + mass * share;
  };
  for (const [k, v] of p.entries()) put(y, k - team.n, v, 0);
  let now = 0;
  const marks = { atTarget: { answered: 0, abandoned: 0 }, atShort: { answered: 0, abandoned: 0 } };
  const see = () => ({ answered: y[ANSWERED]!, abandoned: y[ABANDONED]! });
  const target = day.withinSeconds;
  const short = day.shortAbandonSeconds ?? target;
  marks.atTarget = marks.atShort = see();
  const waiting = () => y.subarray(0, places).reduce((sum, v) => sum + v, 0);
  const last = day.volume.length - 1;
  for (;;) {
    const boundary = i < last ? (i - index + 1) * day.intervalSeconds - at : Number.POSITIVE_INFINITY;
    const ends = [boundary, target, short].filter((t) => t > now);
    const until = Math.min(...ends, now + 40);
    const { n, mu, theta } = team;
    const derivative = (v: Float64Array, out: Float64Array) => {
      let all = 0;
      for (let j = 0; j < places; j++) {
        const ahead = j + 1 < places ? (n * mu + (j + 1) * theta) * v[j + 1]! : 0;
        out[j] = ahead - (n * mu + j * theta + ownTheta) * v[j]!;
        all += v[j]!;
      }
      out[ANSWERED] = n * mu * v[0]!;
      out[ABANDONED] = ownTheta * all;
      out[WAIT] = all;
      out[ANSWERED_WAIT] = n * mu * v[0]! * v[TIME]!;
      // Time goes along as one more unknown, so that waits are integrals like the rest.
      out[TIME] = 1;
    };
    y = run(
      y,
      derivative,
      until - now,
      n * mu + places * theta + ownTheta + 0.05,
    ) as Float64Array<ArrayBuffer>;
    now = until;
    if (now <= target) marks.atTarget = see();
    if (now <= short) marks.atShort = see();
    if (now === boundary) {
      i += 1;
      const next = teamOf(day, i);
      const gained = next.n > n || day.leavingAgents === 'handBack' ? next.n - n : 0;
      const moved = new Float64Array(y.length);
      moved.set(y.subarray(places), places);
      for (let j = 0; j < places; j++) put(moved, Math.min(places - 2, j - gained), y[j]!, now);
      y = moved;
      team = next;
    }
    const rest = waiting();
    if (now > Math.max(target, short) && rest < 1e-10) break;
    if (i === last && team.n === 0 && team.theta === 0 && now > Math.max(target, short)) break;
  }
  return {
    ...see(),
    ...marks,
    answeredWait: y[ANSWERED_WAIT]!,
    wait: y[WAIT]!,
  };
}
