// Vocabulary

export { serviceLevelDefinitions } from './checkLoad.ts';
// Loss and delay
export { erlangB, logErlangB } from './erlangB.ts';
export { erlangC, logErlangC } from './erlangC.ts';
// Steady state, with or without abandonment
export { queuePerformance } from './queuePerformance.ts';
// Required agents
export { type RequiredAgents, requiredAgents } from './requiredAgents.ts';
export { type BatchLoad, requiredAgentsBatch } from './requiredAgentsBatch.ts';
export type { TargetName } from './targetSlack.ts';
// Time-varying and overloaded days
export { transientPerformance } from './transientPerformance.ts';
export type { TransientInput, TransientInterval, TransientResult } from './transientTypes.ts';
export type {
  AnswerTime,
  QueueLoad,
  QueuePerformance,
  ServiceLevelDefinition,
  ServiceLevelTarget,
  Targets,
} from './types.ts';
