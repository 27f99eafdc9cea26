/** A price that holds over a width. */
export interface Step {
  readonly width: number;
  readonly price: number;
}

/** The closest prices that never fall: neighbours out of order are pooled at their mean (pool adjacent violators). */
export function risingSteps(steps: readonly Step[]): Step[] {
  const pooled: Step[] = [];
  for (const step of steps) {
    let last = step;
    for (
      let top = pooled[pooled.length - 1];
      top && top.price >= last.price;
      top = pooled[pooled.length - 1]
    ) {
      pooled.pop();
      last = pool(top, last);
    }
    pooled.push(last);
  }
  return pooled;
}

/** Merges the neighbours whose prices differ least until no more than `most` are left. */
export function mergeSteps(steps: readonly Step[], most: number): Step[] {
  const merged = [...steps];
  while (merged.length > most) {
    let best = 0;
    let least = Infinity;
    for (let i = 0; i + 1 < merged.length; i++) {
      const [a, b] = [merged[i]!, merged[i + 1]!];
      // Squared error that pooling the two adds.
      const error = ((a.width * b.width) / (a.width + b.width)) * (b.price - a.price) ** 2;
      if (error < least) {
        least = error;
        best = i;
      }
    }
    merged.splice(best, 2, pool(merged[best]!, merged[best + 1]!));
  }
  return merged;
}

function pool(a: Step, b: Step): Step {
  const width = a.width + b.width;
  return { width, price: (a.width * a.price + b.width * b.price) / width };
}
