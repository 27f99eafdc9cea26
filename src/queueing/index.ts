// Vocabulary

// Uncertain load
export { agentsForChance, agentsForExpectedServiceLevel, chanceOfMeeting } from './agentsUnderUncertainty.ts';
// Work that may wait
export { type BlendedPerformance, blendedPerformance } from './blended.ts';
export { blendedAgents } from './blendedAgents.ts';
export { type BlendedDay, type BlendedDayInput, blendedDay } from './blendedDay.ts';
export { type ChatLoad, type ChatPerformance, chatPerformance } from './chat.ts';
export { serviceLevelDefinitions } from './checkLoad.ts';
export {
  type DeferredInput,
  type DeferredInterval,
  type DeferredOutcome,
  deferredAgents,
  deferredOutcome,
} from './deferredWork.ts';
// Steady state, with or without abandonment
export { erlangA } from './erlangA.ts';
// Loss and delay
export { erlangB, logErlangB } from './erlangB.ts';
export { erlangC, logErlangC } from './erlangC.ts';
export { agentsForBlocking, erlangsForBlocking, linesForBlocking } from './erlangInverse.ts';
export { ahtForAgents, exactAgents, volumeForAgents } from './exactAgents.ts';
// Finite lines, redials, chat
export { type FinitePerformance, finiteLinesPerformance } from './finiteLines.ts';
export { gammaLoads } from './gammaLoads.ts';
// General handle times and arrivals
export { allenCunneenWait, type GeneralQueue, generalQueue, type Variability } from './generalQueue.ts';
export type { LoadScenario } from './loadScenario.ts';
export { queuePerformance } from './queuePerformance.ts';
export { type RedialInput, type RedialPerformance, redialPerformance } from './redials.ts';
// Required agents and the inverses
export { type RequiredAgents, requiredAgents } from './requiredAgents.ts';
export { type BatchLoad, requiredAgentsBatch } from './requiredAgentsBatch.ts';
export { type StationaryMethod, stationaryDay } from './stationaryDay.ts';
export type { TargetName } from './targetSlack.ts';
// Time-varying and overloaded days
export { transientPerformance } from './transientPerformance.ts';
export { type TransientState, transientStates, volumesOfRate } from './transientStates.ts';
export type { TransientInput, TransientInterval, TransientResult } from './transientTypes.ts';
export type {
  AnswerTime,
  QueueLoad,
  QueuePerformance,
  ServiceLevelDefinition,
  ServiceLevelTarget,
  Targets,
} from './types.ts';
export { type UncertainPerformance, uncertainPerformance } from './uncertainPerformance.ts';
export type { WaitMeasures } from './waitMeasures.ts';
export { waitPercentile } from './waitPercentile.ts';
