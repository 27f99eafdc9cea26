// A centre played through, contact by contact
export { simulate } from './simulate.ts';
export type {
  AgentGroup,
  Centre,
  CentreQueue,
  GroupTime,
  SimulatedDay,
  SimulatedGroup,
  SimulatedOutcome,
  SimulatedQueue,
  SimulatedStretch,
  Simulation,
  SimulationOptions,
  Skill,
} from './types.ts';
