export type { AwsClients, Credentials } from './clients.js';
export { type Clock, systemClock } from './clock.js';
export type { LogEntry } from './engine.js';
export {
  type CreatedResource,
  isPulumiLocalError,
  PulumiLocalError,
  type PulumiLocalErrorCode,
  type PulumiLocalErrorDetails,
} from './errors.js';
export type { ConfigValue, RunOptions, RunResult } from './run-options.js';
export { type Program, runProgram } from './run-program.js';
export { supportedFunctions, supportedResourceTypes } from './supported.js';
