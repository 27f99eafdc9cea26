/** Constant rates of a stretch of time, per second. */
export interface Rates {
  readonly lambda: number;
  readonly agents: number;
  /** Completion rate of one conversation. */
  readonly mu: number;
  /** Abandonment rate of one caller; 0: nobody abandons. */
  readonly theta: number;
}

/** Rate at which somebody leaves when k are in the system. */
export function departureRate(rates: Rates, k: number): number {
  return k <= rates.agents ? k * rates.mu : rates.agents * rates.mu + (k - rates.agents) * rates.theta;
}
