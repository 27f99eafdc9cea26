export {
  type Coverage,
  type CoverageDay,
  type CoverageOptions,
  type CoverageTotals,
  coverage,
} from './coverage.ts';
export { type SpareBlock, spareBlocks } from './spareBlocks.ts';
