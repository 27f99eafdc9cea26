import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  bracketedRoot,
  chebyshevSum,
  differenceOfProducts,
  erfcx,
  expExcess,
  gamma1pm1,
  gaussLegendre8,
  gaussLegendre16,
  logExcess,
  logGamma,
  stirlingError,
} from '../../src/math/index.ts';

function expectClose(value: number, expected: number, relative = 2e-15): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

/** Values from mpmath 1.3.0 at 40 digits: `mp.exp(x*x)*mp.erfc(x)`, `mp.loggamma(x)` and so on, x the double itself. */
const references: readonly (readonly [
  string,
  (x: number) => number,
  readonly (readonly [number, number])[],
])[] = [
  [
    'erfcx',
    erfcx,
    [
      [0, 1],
      [0.001, 0.9988726200811514],
      [0.3, 0.7345993345676551],
      [1, 0.427583576155807],
      [2.5, 0.2108063640611436],
      [7.5, 0.07457369306287669],
      [25, 0.02254957243264136],
      [100, 0.005641613782989433],
    ],
  ],
  [
    'logGamma',
    logGamma,
    [
      [0.001, 6.907178885383853],
      [0.25, 1.2880225246980774],
      [0.5, 0.5723649429247001],
      [1.5, -0.12078223763524522],
      [3.7, 1.428072326665388],
      [9.99, 12.779315214350193],
      [50.5, 146.51925549072064],
      [1e6, 12815504.569147611],
    ],
  ],
  [
    'gamma1pm1',
    gamma1pm1,
    [
      [1e-6, -5.77214675846445e-7],
      [0.1, -0.04864923013312682],
      [0.4616321449683623, -0.1143968055891113],
      [0.9, -0.038234168092612576],
    ],
  ],
  [
    'logExcess',
    logExcess,
    [
      [-0.9, 1.402585092994046],
      [-0.5, 0.19314718055994531],
      [-0.001, 5.003335835335002e-7],
      [1e-8, 4.999999966666667e-17],
      [0.001, 4.996669164668332e-7],
      [0.2, 0.017678443206045377],
      [0.9, 0.2581461138276052],
      [5, 3.208240530771945],
    ],
  ],
  [
    'expExcess',
    expExcess,
    [
      [-20, 485165174.4097903],
      [-1, 0.7182818284590452],
      [-0.5, 0.14872127070012814],
      [-0.0001, 5.0001666708334175e-9],
      [1e-8, 4.999999983333334e-17],
      [0.59, 0.144327284734507],
      [0.61, 0.15335086907449977],
      [3, 2.049787068367864],
      [50, 49],
    ],
  ],
  [
    'stirlingError',
    stirlingError,
    [
      [10, 0.00833056343336287],
      [12.5, 0.006665247032707682],
      [60, 0.0013888760298270133],
      [1e6, 8.333333333333056e-8],
    ],
  ],
];

describe.each(references)('%s', (_, f, values) => {
  // ln gamma crosses 0 at 1 and 2: there its error is absolute.
  const floor = f === logGamma ? 1 : 0;
  it.each(values)('at %d', (x, expected) => {
    expect(Math.abs(f(x) - expected)).toBeLessThanOrEqual(2e-15 * Math.max(floor, Math.abs(expected)));
  });
});

describe('special functions', () => {
  it('erfcx falls to 0 at infinity', () => expect(erfcx(Number.POSITIVE_INFINITY)).toBe(0));

  lawOf.prop([fc.double({ min: 0.1, max: 170, noNaN: true })])('gamma(x + 1) = x gamma(x)', (x) => {
    expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 11);
  });

  lawOf.prop([fc.double({ min: -0.59, max: 0.99, noNaN: true }).filter((x) => Math.abs(x) > 1e-3)])(
    'x - ln(1 + x) agrees with the plain difference where that keeps its digits',
    (x) => {
      expectClose(logExcess(x), x - Math.log1p(x), 1e-9);
    },
  );

  it('sums Chebyshev polynomials', () => {
    const x = 0.3;
    expect(chebyshevSum([1, 2, 3, 4], x)).toBeCloseTo(
      1 + 2 * x + 3 * (2 * x * x - 1) + 4 * (4 * x ** 3 - 3 * x),
      14,
    );
  });
});

describe('differenceOfProducts', () => {
  it('keeps the digits that the rounded products lose', () => {
    // (2^27 + 1)² - 2^54 - 2^28 = 1 exactly, and the plain expression gives 0.
    const a = 2 ** 27 + 1;
    expect(differenceOfProducts(a, a, 2 ** 28, 2 ** 26 + 1)).toBe(1);
    expect(a * a - 2 ** 28 * (2 ** 26 + 1)).toBe(0);
  });

  lawOf.prop([fc.integer({ min: 0, max: 2 ** 50 }), fc.integer({ min: 1, max: 2 ** 40 })])(
    'a b - b a is 0, whatever the rounding',
    (a, b) => {
      expect(differenceOfProducts(a / 7, b / 3, b / 3, a / 7)).toBe(0);
    },
  );
});

describe.each([
  [8, gaussLegendre8],
  [16, gaussLegendre16],
] as const)('Gauss–Legendre with %d nodes', (n, rule) => {
  it('integrates polynomials of degree 2n - 1 on [0, 1]', () => {
    for (let degree = 0; degree < 2 * n; degree++) {
      const sum = rule.nodes.reduce((total, x, i) => total + rule.weights[i]! * x ** degree, 0);
      expectClose(sum, 1 / (degree + 1), 1e-14);
    }
  });
});

describe('bracketedRoot', () => {
  lawOf.prop([fc.double({ min: 1e-6, max: 1e6, noNaN: true })])(
    'finds cube roots to the last digits',
    (x) => {
      const root = bracketedRoot((r) => r ** 3 - x, 0, 1e3);
      expectClose(root, Math.cbrt(x), 5e-16);
    },
  );

  it('takes infinite ends', () => {
    const f = (x: number) => (x <= 0 ? Number.NEGATIVE_INFINITY : Math.log(x));
    expectClose(bracketedRoot(f, 0, 10), 1);
  });
});
