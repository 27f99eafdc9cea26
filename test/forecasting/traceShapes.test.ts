import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { ProfileInput } from '../../src/forecasting/profile.ts';
import { shapeTable } from '../../src/forecasting/shapeOf.ts';
import { type ShapeSettings, traceShapes } from '../../src/forecasting/traceShapes.ts';
import { drawNormal, randomStream } from '../../src/math/index.ts';

const SLOTS = 6;
const STATIC: ShapeSettings = { common: 0, weekday: 0, spread: 0.5 };

/** Days from a Monday on, each by the counts of its slots; `null` is a missing row. */
function inputOf(
  days: readonly (readonly (number | null)[])[],
  isOpen = (_weekday: number, _slot: number) => true,
): { input: ProfileInput; usable: number[] } {
  const open = Uint8Array.from({ length: 7 * SLOTS }, (_, i) =>
    isOpen(Math.floor(i / SLOTS) + 1, i % SLOTS) ? 1 : 0,
  );
  const input = {
    counts: Float64Array.from(days.flat(), (value) => value ?? Number.NaN),
    slots: SLOTS,
    weekday: Int32Array.from(days, (_, day) => (day % 7) + 1),
    open,
    change: null,
  };
  return { input, usable: days.map((_, day) => day) };
}

function tableOf(
  days: Parameters<typeof inputOf>[0],
  settings: ShapeSettings,
  isOpen?: (w: number, s: number) => boolean,
) {
  const { input, usable } = inputOf(days, isOpen);
  return shapeTable(input, traceShapes(input, usable, settings, 0).last, 0);
}

/** The shares that minimise squared errors plus penalties on the differences: the mean of a Gaussian posterior. */
function posteriorShares(
  shares: readonly number[],
  weekdays: readonly number[],
  penalty: number[][],
): number[] {
  const a = Array.from({ length: 8 }, (_, i) =>
    Array.from({ length: 8 }, (_, j) => (i > 0 && j > 0 ? (penalty[i - 1]?.[j - 1] as number) : 0)),
  );
  const b = new Array<number>(8).fill(0);
  for (const [day, share] of shares.entries()) {
    const places = [0, weekdays[day] as number];
    for (const i of places) {
      b[i] = (b[i] as number) + share;
      for (const j of places) (a[i] as number[])[j] = ((a[i] as number[])[j] as number) + 1;
    }
  }
  const x = solve(a, b);
  return [1, 2, 3, 4, 5, 6, 7].map((w) => (x[0] as number) + (x[w] as number));
}

function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const at = (i: number, j: number) => (rows[i] as number[])[j] as number;
  for (let i = 0; i < rows.length; i++) {
    for (let k = 0; k < rows.length; k++) {
      if (k === i) continue;
      const factor = at(k, i) / at(i, i);
      rows[k] = (rows[k] as number[]).map((value, j) => value - factor * at(i, j));
    }
  }
  return rows.map((row, i) => (row[rows.length] as number) / at(i, i));
}

const shapes = (seed: number, days: number) => {
  const random = randomStream(seed);
  return Array.from({ length: days }, () =>
    Array.from({ length: SLOTS }, (_, slot) =>
      Math.round(100 * Math.exp(0.3 * drawNormal(random) - slot / 6)),
    ),
  );
};

describe('the filter of shapes', () => {
  test.prop([fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 30 })], { numRuns: 30 })(
    'gives the mean of the Gaussian posterior where nothing moves',
    (seed, days) => {
      const counts = shapes(seed, days);
      const table = tableOf(counts, STATIC);
      // Differences have variance 0.5, those of Saturday and Sunday 3 more that they share.
      const covariance = Array.from({ length: 7 }, (_, i) =>
        Array.from({ length: 7 }, (_, j) => (i === j ? 0.5 : 0) + (i >= 5 && j >= 5 ? 3 : 0)),
      );
      const penalty = Array.from({ length: 7 }, (_, i) =>
        solve(
          covariance,
          Array.from({ length: 7 }, (_, j) => (i === j ? 1 : 0)),
        ),
      );
      const totals = counts.map((row) => row.reduce((a, b) => a + b, 0));
      for (let slot = 0; slot < SLOTS; slot++) {
        const expected = posteriorShares(
          counts.map((row, day) => (row[slot] as number) / (totals[day] as number)),
          counts.map((_, day) => (day % 7) + 1),
          penalty,
        );
        for (const [w, share] of expected.entries()) expect(table[w * SLOTS + slot]).toBeCloseTo(share, 4);
      }
    },
  );

  test.prop([fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 5 })], { numRuns: 30 })(
    'gives every weekday shares that add up to 1, none where it is closed',
    (seed, width) => {
      const isOpen = (weekday: number, slot: number) => weekday < 6 || (weekday === 6 && slot < 3);
      const days = shapes(seed, 40).map((row, day) =>
        row.map((value, slot) => (isOpen((day % 7) + 1, slot) ? value : null)),
      );
      const { input, usable } = inputOf(days, isOpen);
      const open = usable.filter((day) => day % 7 < 6);
      const { last } = traceShapes(input, open, { common: 0.01, weekday: 0.001, spread: 20 }, 0);
      const table = shapeTable(input, last, width);
      for (let w = 0; w < 7; w++) {
        const shares = Array.from(table.subarray(w * SLOTS, (w + 1) * SLOTS));
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(w < 6 ? 1 : 0, 9);
        for (const [slot, share] of shares.entries()) expect(share > 0).toBe(isOpen(w + 1, slot));
      }
    },
  );

  it('learns nothing about slots from days on which they are closed', () => {
    const monday = [10, 20, 30, 20, 10, 10];
    const isOpen = (weekday: number, slot: number) => weekday !== 6 || slot < 3;
    const days = Array.from({ length: 42 }, (_, day) =>
      day % 7 === 5 ? [5, 10, 15, null, null, null] : monday,
    );
    const table = tableOf(days, { common: 0.01, weekday: 0.001, spread: 0.3 }, isOpen);
    for (const [slot, count] of monday.entries()) expect(table[slot]).toBeCloseTo(count / 100, 5);
    expect(Array.from(table.subarray(5 * SLOTS, 6 * SLOTS), (x) => Math.round(1e4 * x) / 1e4)).toEqual([
      0.1667, 0.3333, 0.5, 0, 0, 0,
    ]);
  });

  it('passes over a missing row', () => {
    const whole = [10, 20, 30, 20, 10, 10];
    const lost = [10, 20, null, 20, 10, 10];
    const table = tableOf(
      Array.from({ length: 28 }, (_, day) => (day % 5 === 3 ? lost : whole)),
      { common: 0.01, weekday: 0.001, spread: 0.3 },
    );
    for (const [slot, count] of whole.entries()) expect(table[slot]).toBeCloseTo(count / 100, 5);
  });

  it('follows a shape that moves as fast as it is told to', () => {
    const days = Array.from({ length: 70 }, (_, day) =>
      day < 56 ? [10, 10, 10, 30, 30, 10] : [30, 30, 10, 10, 10, 10],
    );
    const early = (common: number) => tableOf(days, { common, weekday: 0, spread: 0.3 })[0] as number;
    expect(early(0.1)).toBeGreaterThan(0.27);
    expect(early(0.00003)).toBeLessThan(0.16);
    expect(early(0.01)).toBeGreaterThan(early(0.001));
  });

  it('begins a slot that comes late at what it is first seen at', () => {
    const old = [10, 20, 30, 40, null, null];
    const wide = [10, 20, 30, 40, 50, 50];
    const days = Array.from({ length: 60 }, (_, day) => (day < 58 ? old : wide));
    const table = tableOf(days, { common: 0.00003, weekday: 0.00003, spread: 0.3 });
    for (let w = 0; w < 7; w++) {
      for (const [slot, count] of wide.entries()) expect(table[w * SLOTS + slot]).toBeCloseTo(count / 200, 5);
    }
  });
});
