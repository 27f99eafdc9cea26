export type { CsvFormat, CsvSeparator, DateOrder, TimeColumns } from './csvFormat.ts';
export { type HistoryCsvOptions, parseHistoryCsv } from './historyCsv.ts';
export { parsePlanFile, planFileJsonSchema } from './planFile.ts';
export {
  type PlanFile,
  type PlanFileProject,
  type PlanFileSource,
  planFileSchema,
} from './planFileSchema.ts';
export { parseQueueCsv, type QueueCsvOptions } from './queueCsv.ts';
