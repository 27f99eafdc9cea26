/** A function of a row and its agents that computes each value once: plans tried one after the other differ in few rows. */
export function remembered<T>(of: (row: number, agents: number) => T): (row: number, agents: number) => T {
  const known = new Map<number, Map<number, T>>();
  return (row, agents) => {
    const ofRow = known.get(row) ?? new Map<number, T>();
    known.set(row, ofRow);
    const value = ofRow.get(agents) ?? of(row, agents);
    ofRow.set(agents, value);
    return value;
  };
}
