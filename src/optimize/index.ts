// Models
export { type KeptModel, type KeptRow, type LinearSolver, loadSolver, type SolverAssets } from './highs.ts';
export { type Column, type LinearModel, type LinearModelBuilder, linearModelBuilder } from './linearModel.ts';
// Answers
export type { LinearSolution, LinearStatus, SolveOptions, SolverProgress } from './linearSolution.ts';
export { solveLinear } from './solveLinear.ts';
