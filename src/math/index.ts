// Special functions
export { bracketedRoot } from './bracketedRoot.ts';
export { chebyshevSum } from './chebyshev.ts';
export { differenceOfProducts } from './differenceOfProducts.ts';
export { erfcx } from './erfcx.ts';
export { expExcess } from './expExcess.ts';
export { gamma1pm1 } from './gamma1pm1.ts';
export { gaussLegendre8, gaussLegendre16, type QuadratureRule } from './gaussLegendre.ts';
export { logExcess } from './logExcess.ts';
export { logGamma } from './logGamma.ts';
export { normalQuantile } from './normalQuantile.ts';
// Seeded random streams
export { drawExponential, drawGamma, drawNormal, drawPoisson } from './randomDraws.ts';
export { type RandomStream, randomStream } from './randomStream.ts';
export { stirlingError } from './stirlingError.ts';
export { temmeCoefficients } from './temmeCoefficients.ts';
