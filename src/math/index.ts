// Seeded random streams
export { drawExponential, drawGamma, drawNormal, drawPoisson } from './randomDraws.ts';
export { type RandomStream, randomStream } from './randomStream.ts';
