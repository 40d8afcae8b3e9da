import type { AccessKey } from './access/access-key.js';
import type { EmulatorClock } from './time/clock.js';
import type { FaultPlan } from './faults/plan/fault-plan.js';
import type { CallRecord } from './wire/call-record.js';

/** How fast, where, and whom to tell; all optional. */
export interface EmulatorOptions {
  /** How many AWS seconds pass in one real second: boots, health intervals, draining. More than 0. @default 1 */
  readonly speed?: number;
  /** What all waiting and every timestamp runs on, see `createVirtualClock`. @default the machine's */
  readonly clock?: EmulatorClock;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** Twelve digits. @default '123456789012' */
  readonly account?: string;
  /** The API's port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number;
  /**
   * Whether the API listens on a port. If not, `requestHandler()` is the one way in and `endpoint` a name that is never
   * resolved. @default true
   */
  readonly listen?: boolean;
  /**
   * What instances are: processes with real load balancers, or `simulated` by what their images say, without processes,
   * ports and files, see `registerSimulatedImage`. @default 'processes'
   */
  readonly instances?: 'processes' | 'simulated';
  /** How long an instance is `pending`, in AWS milliseconds. @default 10_000 */
  readonly bootMs?: number;
  /**
   * How many vCPUs all instances may have together, as AWS limits an account; a launch beyond is `VcpuLimitExceeded`.
   * @default 1152, so that a slip of the finger starts no thousands of processes; no end where instances are simulated
   */
  readonly vcpuLimit?: number;
  /**
   * Who may call the port: whoever signs at all, with `any` key, or who signs with the account's key or one of its STS.
   * What comes in this process, by `requestHandler` and `directClient`, is asked for neither. @default 'any'
   */
  readonly signatures?: 'any' | 'verified';
  /** The account's key where signatures are verified. @default a new one, see `credentials` */
  readonly accessKey?: AccessKey;
  /** Where instances leave their logs; a temporary folder, removed at the end, unless given. */
  readonly stateDirectory?: string;
  /** Called after every API call that was answered. */
  readonly onCall?: (call: CallRecord) => void;
  /** One line for what went wrong: refused requests, boots that failed, defects of the emulator. */
  readonly log?: (line: string) => void;
  /** What `/_clicamos/status` answers beside the emulator's own facts. */
  readonly status?: () => object;
  /** What goes wrong, and how AWS is where that is not known for sure. @default nothing, and as is likely */
  readonly faults?: FaultPlan;
}

/** @throws RangeError for a `speed` or `vcpuLimit` that is none, TypeError for a `port` that is not listened on */
export function checkOptions({ speed = 1, port, listen = true, vcpuLimit = 1 }: EmulatorOptions): void {
  if (!(speed > 0)) throw new RangeError(`Expected \`speed\` to be a number > 0, got \`${speed}\``);
  if (!(vcpuLimit > 0))
    throw new RangeError(`Expected \`vcpuLimit\` to be a number > 0, got \`${vcpuLimit}\``);
  if (!listen && port !== undefined)
    throw new TypeError(`Expected no \`port\` with \`listen: false\`, got \`${port}\``);
}
