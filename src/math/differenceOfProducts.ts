/** a·b and its rounding error, which add up to the exact product (Dekker 1971, with Veltkamp's splitting). */
function twoProduct(a: number, b: number): readonly [number, number] {
  const product = a * b;
  const ca = 134217729 * a;
  const aHigh = ca - (ca - a);
  const aLow = a - aHigh;
  const cb = 134217729 * b;
  const bHigh = cb - (cb - b);
  const bLow = b - bHigh;
  const error = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return [product, error];
}

/**
 * a·b - c·d to nearly full precision even where the products almost cancel, as agents and load do near saturation.
 * Arguments below 1e150 in size.
 */
export function differenceOfProducts(a: number, b: number, c: number, d: number): number {
  const [ab, abError] = twoProduct(a, b);
  const [cd, cdError] = twoProduct(c, d);
  return ab - cd + (abError - cdError);
}
