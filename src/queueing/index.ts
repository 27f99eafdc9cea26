export { type ChatLoad, type ChatPerformance, chatPerformance } from './chat.ts';
export { checkAnswerTime, checkServiceLevelTarget, serviceLevelDefinitions } from './checkLoad.ts';
export { type BlendedPerformance, blendedPerformance } from './deferred/blended.ts';
export { blendedAgents } from './deferred/blendedAgents.ts';
export { type BlendedDay, type BlendedDayInput, blendedDay } from './deferred/blendedDay.ts';
export {
  type DeferredInput,
  type DeferredInterval,
  type DeferredOutcome,
  deferredAgents,
  deferredOutcome,
} from './deferred/deferredWork.ts';
export { erlangA } from './erlang/erlangA.ts';
export { erlangB, logErlangB } from './erlang/erlangB.ts';
export { erlangC, logErlangC } from './erlang/erlangC.ts';
export { agentsForBlocking, erlangsForBlocking, linesForBlocking } from './erlang/erlangInverse.ts';
export type { WaitMeasures } from './erlang/waitMeasures.ts';
export { waitPercentile } from './erlang/waitPercentile.ts';
export { type FinitePerformance, finiteLinesPerformance } from './finite/finiteLines.ts';
export { type RedialInput, type RedialPerformance, redialPerformance } from './finite/redials.ts';
export { allenCunneenWait, type GeneralQueue, generalQueue, type Variability } from './generalQueue.ts';
export { queuePerformance } from './queuePerformance.ts';
export { ahtForAgents, exactAgents, volumeForAgents } from './required/exactAgents.ts';
export { type RequiredAgents, requiredAgents } from './required/requiredAgents.ts';
export { type BatchLoad, requiredAgentsBatch } from './required/requiredAgentsBatch.ts';
export { checkTargets, type TargetName } from './required/targetSlack.ts';
export { type StationaryMethod, stationaryDay } from './transient/stationaryDay.ts';
export { transientPerformance } from './transient/transientPerformance.ts';
export { type TransientState, transientStates, volumesOfRate } from './transient/transientStates.ts';
export type { TransientInput, TransientInterval, TransientResult } from './transient/transientTypes.ts';
export type {
  AnswerTime,
  QueueLoad,
  QueuePerformance,
  ServiceLevelDefinition,
  ServiceLevelTarget,
  Targets,
} from './types.ts';
export {
  agentsForChance,
  agentsForExpectedServiceLevel,
  chanceOfMeeting,
} from './uncertain/agentsUnderUncertainty.ts';
export { gammaLoads } from './uncertain/gammaLoads.ts';
export type { LoadScenario } from './uncertain/loadScenario.ts';
export { type UncertainPerformance, uncertainPerformance } from './uncertain/uncertainPerformance.ts';
