// The pipeline in reading order: history → forecast → requirement → coverage → plan → evaluation → report.
export * from './errors/index.ts';
