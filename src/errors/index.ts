export {
  checkFinite,
  checkFraction,
  checkInteger,
  checkLength,
  checkNonNegative,
  checkOneOf,
  checkPositive,
  type FractionEnds,
} from './checks.ts';
export { StaffcastError, type StaffcastErrorCode, type StaffcastErrorDetails } from './staffcastError.ts';
