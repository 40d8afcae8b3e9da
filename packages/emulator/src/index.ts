export { createEmulator } from './create-emulator.js';
export type { EmulatorOptions } from './emulator-options.js';
export type { Emulator, SimulatedImage } from './emulator.js';
export type { AccessKey } from './access/access-key.js';
export { accessKeyPath, readAccessKey } from './access/access-key-file.js';
export type { SimulatedAnswer, SimulatedBehaviour } from './ec2/images/simulated-behaviour.js';
export type {
  HandledRequest,
  HandledResponse,
  InProcessRequestHandler,
} from './wire/http/create-request-handler.js';
export type { HandleOptions } from './wire/http/unless-aborted.js';
export type { EmulatorClock } from './time/clock.js';
export {
  createVirtualClock,
  type VirtualClock,
  type VirtualClockOptions,
} from './laboratory/create-virtual-clock.js';
export type { FaultControl } from './faults/create-faults.js';
export { checkFaultPlan } from './faults/plan/check-fault-plan.js';
export type { FaultPlan } from './faults/plan/fault-plan.js';
export type * from './faults/plan/fault.js';
export type { Doubts, DoubtName } from './service/doubts.js';
export { EmulatorError, isEmulatorError, type EmulatorErrorCode } from './errors.js';
export { addFault, type AddFaultOptions } from './background/add-fault.js';
export {
  findBackground,
  type Background,
  type BackgroundStatus,
  type FindOptions,
} from './background/find-background.js';
export {
  logPath,
  startBackground,
  staleLock,
  type StartedBackground,
  type StartOptions,
} from './background/start-background.js';
export { stopBackground } from './background/stop-background.js';
export { emulatorVersion } from './version.js';
export type { Lock } from './background/lock.js';
export type { ServiceName } from './service/service.js';
export type { CallRecord } from './wire/call-record.js';
export type { LegacyAbortSignal } from './wire/http/unless-aborted.js';
