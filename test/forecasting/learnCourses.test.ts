import { describe, expect, it } from 'vitest';
import { dayDesign } from '../../src/forecasting/dayDesign.ts';
import { LEVEL_MODEL } from '../../src/forecasting/daySettings.ts';
import { courseCovariance } from '../../src/forecasting/eventCourses.ts';
import { withLearnedCourses } from '../../src/forecasting/learnCourses.ts';
import { specialEffects } from '../../src/forecasting/specialEffects.ts';

const FIRST = 20_000;
const DAYS = 40;
const START = 30;

/** A design of 40 ordinary days with an event of eight days from the 31st on. */
function designOf(days = 8) {
  const start = new Date((FIRST + START) * 86_400_000).toISOString().slice(0, 10);
  const character = specialEffects({ events: [{ name: 'sale', start, days }] }, () => true, []);
  const all = Array.from({ length: DAYS + 10 }, (_, i) => ({
    ...{ dayNumber: FIRST + i, weekdays: [1 + (i % 7)], character: character(FIRST + i) },
  }));
  return dayDesign(all, LEVEL_MODEL);
}

/** How alike the fourth day of the event and its last are, once effects were seen on its first days. */
function likenessAfter(effects: readonly number[]) {
  const design = designOf();
  const logTotals = new Float64Array(START + effects.length);
  for (const [i, effect] of effects.entries()) logTotals[START + i] = effect;
  const logs = { logTotals, base: 1, offset: 0, scale: 0.0025, noise: new Float64Array(DAYS).fill(1) };
  const { prior, size, courses } = withLearnedCourses(design, new Float64Array(design.size), logs);
  const place = (offset: number) => courses.find((day) => day.offset === offset)!.place;
  const [a, b] = [place(3), place(7)];
  const at = (i: number, j: number) => prior[i * size + j] as number;
  return {
    likeness: at(a, b) / Math.sqrt(at(a, a) * at(b, b)),
    spread: at(b, b) / at(place(0), place(0)),
    prior,
    size,
  };
}

describe('courses of events', () => {
  it('are supposed the same for all until days are seen', () => {
    const design = designOf();
    const logs = {
      logTotals: new Float64Array(START),
      base: 1,
      offset: 0,
      scale: 0.0025,
      noise: new Float64Array(0),
    };
    expect(withLearnedCourses(design, new Float64Array(design.size), logs).prior).toEqual(design.prior);
  });

  it('are taken for a plateau where days are alike, for a decay where they fade, and for neither where they jump', () => {
    const flat = likenessAfter([0.7, 0.69, 0.71, 0.7]);
    const fading = likenessAfter([0.7, 0.55, 0.45, 0.36]);
    const jumping = likenessAfter([0.7, 0.1, 0.9, 0.2]);
    expect(flat.likeness).toBeGreaterThan(0.9);
    expect(flat.spread).toBeGreaterThan(0.7);
    expect(fading.likeness).toBeGreaterThan(0.55);
    expect(fading.spread).toBeLessThan(0.4);
    expect(jumping.likeness).toBeLessThan(0.5);
  });

  it('tell less the fewer days are seen, and nothing of the size', () => {
    const likeness = [1, 2, 3, 4].map((n) => likenessAfter([0.7, 0.7, 0.7, 0.7].slice(0, n)).likeness);
    for (const [i, each] of likeness.entries()) if (i > 0) expect(each).toBeGreaterThan(likeness[i - 1]!);
    expect(likenessAfter([-0.7, -0.7, -0.7]).likeness).toBeCloseTo(likeness[2]!, 9);
  });

  it('keep the covariance symmetric, and possible', () => {
    const { prior, size } = likenessAfter([0.7, 0.55, 0.45]);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const [a, b] = [prior[i * size + i]!, prior[j * size + j]!];
        expect(prior[i * size + j]).toBeCloseTo(prior[j * size + i]!, 12);
        expect(prior[i * size + j]! ** 2).toBeLessThanOrEqual(a * b * (1 + 1e-12));
      }
    }
  });

  it('link the days of an event more than its run-up and tail', () => {
    const day = (offset: number, along?: number) => ({
      ...{ place: 0, name: 'sale', offset, alike: 0.7 },
      ...(along === undefined ? {} : { along }),
    });
    expect(courseCovariance(day(0, -1), day(7, 1))).toBeGreaterThan(courseCovariance(day(0, -1), day(8)));
    expect(courseCovariance(day(8), day(9))).toBeCloseTo(0.7, 12);
  });
});
