import type { EmulatorErrorCode } from '../errors.js';
import type { FaultPlan } from '../faults/plan/fault-plan.js';

/** What the background process is told, as its one argument. */
export interface DaemonSettings {
  readonly stateDirectory: string;
  readonly port: number;
  readonly speed: number;
  readonly region: string;
  readonly id: string;
  readonly signatures: 'any' | 'verified';
  /** The emulator ends with this process, if one is named. */
  readonly ownerPid?: number;
  /** vCPUs that all instances may have together. */
  readonly vcpuLimit?: number;
  /** What goes wrong in it. */
  readonly faults?: FaultPlan;
}

/** What it answers to whoever started it, once. */
export type DaemonMessage =
  | { readonly kind: 'ready'; readonly endpoint: string }
  | { readonly kind: 'failed'; readonly code: EmulatorErrorCode; readonly message: string };
