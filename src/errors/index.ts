export { checkAs } from './checkAs.ts';
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
export { checkDistinct } from './distinct.ts';
export { checkFields, type FieldNames } from './fields.ts';
export { checkPositivePerRow } from './perRow.ts';
export { checkRows } from './rows.ts';
export { checkList, checkObject, checkObjects, checkText } from './shapes.ts';
export { StaffcastError, type StaffcastErrorCode, type StaffcastErrorDetails } from './staffcastError.ts';
