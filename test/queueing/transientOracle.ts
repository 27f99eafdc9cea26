/** A plain second evaluation of a small time-varying queue: Runge–Kutta in tiny steps, tagged callers followed forwards. */
export interface SmallDay {
  readonly volume: readonly number[];
  readonly agents: readonly number[];
  readonly intervalSeconds: number;
  readonly ahtSeconds: number;
  readonly patienceSeconds?: number;
  readonly withinSeconds: number;
  readonly leavingAgents?: 'finish' | 'handBack';
}

type Derivative = (y: number[]) => number[];

function rungeKutta(y: number[], f: Derivative, h: number): number[] {
  const plus = (k: number[], s: number) => y.map((v, i) => v + s * k[i]!);
  const k1 = f(y);
  const k2 = f(plus(k1, h / 2));
  const k3 = f(plus(k2, h / 2));
  const k4 = f(plus(k3, h));
  return y.map((v, i) => v + (h / 6) * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!));
}

/** States kept; the cases must stay well below. */
const states = 48;

export interface OracleInterval {
  readonly serviceLevel: number;
  readonly answered: number;
  readonly answeredWait: number;
  readonly meanQueue: number;
}

/** Arrivals at the midpoints of `grid` equal parts of each interval, each followed until nobody of them is left. */
export function oracle(day: SmallDay, grid: number): OracleInterval[] {
  const { intervalSeconds: length } = day;
  const mu = 1 / day.ahtSeconds;
  const theta = day.patienceSeconds === undefined ? 0 : 1 / day.patienceSeconds;
  const handBack = day.leavingAgents === 'handBack';
  let p: number[] = new Array(states).fill(0);
  p[0] = 1;
  return day.volume.map((volume, i) => {
    const n = day.agents[i]!;
    if (i > 0 && !handBack) p = leave(p, day.agents[i - 1]!, n);
    const lambda = volume / length;
    const leaving = (k: number) => Math.min(k, n) * mu + Math.max(0, k - n) * theta;
    const flow: Derivative = (y) =>
      y.map((v, k) => {
        const out = (k < states - 1 ? lambda : 0) + leaving(k);
        return (k > 0 ? lambda * y[k - 1]! : 0) + (k < states - 1 ? leaving(k + 1) * y[k + 1]! : 0) - out * v;
      });
    const result = { serviceLevel: 0, answered: 0, answeredWait: 0, meanQueue: 0 };
    const h = length / grid / 12;
    for (let g = 0; g < grid; g++) {
      for (let s = 0; s < 6; s++) p = rungeKutta(p, flow, h);
      const fate = follow(day, i, (g + 0.5) * (length / grid), p, mu, theta, handBack);
      result.serviceLevel += fate.within / grid;
      result.answered += fate.answered / grid;
      result.answeredWait += fate.wait / grid;
      result.meanQueue += p.reduce((sum, v, k) => sum + v * Math.max(0, k - n), 0) / grid;
      for (let s = 0; s < 6; s++) p = rungeKutta(p, flow, h);
    }
    return result;
  });
}

function leave(p: readonly number[], before: number, after: number): number[] {
  const rest: number[] = new Array(states).fill(0);
  for (const [k, v] of p.entries()) {
    const along = after < before ? Math.min(before - after, Math.max(0, k - after)) : 0;
    rest[k - along] = rest[k - along]! + v;
  }
  return rest;
}

/** The mass of callers by number ahead, forwards in time. */
function follow(
  day: SmallDay,
  index: number,
  at: number,
  p: readonly number[],
  mu: number,
  theta: number,
  handBack: boolean,
): { within: number; answered: number; wait: number } {
  let i = index;
  let n = day.agents[i]!;
  let q = p.slice(n);
  let answered = p.slice(0, n).reduce((sum, v) => sum + v, 0);
  let wait = 0;
  let within = answered;
  let now = 0;
  const h = 0.5;
  while (q.reduce((sum, v) => sum + v, 0) > 1e-6 && now < 20_000) {
    const boundary = (i - index + 1) * day.intervalSeconds - at;
    if (i < day.agents.length - 1 && now >= boundary - 1e-9) {
      i += 1;
      const next = day.agents[i]!;
      const gained = next > n || handBack ? next - n : 0;
      if (gained > 0) {
        const lucky = q.slice(0, gained).reduce((sum, v) => sum + v, 0);
        answered += lucky;
        wait += lucky * now;
        q = q.slice(gained);
      } else if (gained < 0) q = [...new Array(-gained).fill(0), ...q];
      n = next;
      if (now <= day.withinSeconds) within = answered;
    }
    const rate = (j: number) => n * mu + j * theta;
    const before = answered;
    const flow: Derivative = (y) => [
      ...y.slice(0, -1).map((v, j) => {
        const from = j + 1 < y.length - 1 ? rate(j + 1) * y[j + 1]! : 0;
        return from - (rate(j) + theta) * v;
      }),
      rate(0) * (y[0] ?? 0),
    ];
    const step = rungeKutta([...q, 0], flow, h);
    answered += step.at(-1)!;
    q = step.slice(0, -1);
    now += h;
    wait += (answered - before) * (now - h / 2);
    if (now <= day.withinSeconds + 1e-9) within = answered;
  }
  return { within, answered, wait };
}
