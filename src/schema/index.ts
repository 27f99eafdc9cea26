export { parseHistoryCsv } from './historyCsv.ts';
export { parsePlanFile, planFileJsonSchema } from './planFile.ts';
export {
  type PlanFile,
  type PlanFileProject,
  type PlanFileSource,
  planFileSchema,
} from './planFileSchema.ts';
