export type { LogEntry } from './pulumi/engine.js';
export type { ConfigValue, RunOptions, RunResult } from './run/run-options.js';
export { type Program, runProgram } from './run/run-program.js';
export { supportedFunctions, supportedResourceTypes } from './supported/supported.js';
export type { AwsClients, Credentials } from './terms/clients.js';
export { type Clock, systemClock } from './terms/clock.js';
export {
  type CreatedResource,
  isPulumiLocalError,
  PulumiLocalError,
  type PulumiLocalErrorCode,
  type PulumiLocalErrorDetails,
  type ResourceState,
} from './terms/errors.js';
