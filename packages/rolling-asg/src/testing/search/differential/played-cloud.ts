import type { Clock } from '../../../cloud/clock.js';
import type { CloudPort } from '../../../cloud/ports.js';
import type { CallFault, Image } from './schedule.js';

/** A cloud that a schedule is played on, and what is not done through the port. */
export interface PlayedCloud {
  readonly port: CloudPort;
  readonly clock: Clock;
  readonly subnetIds: readonly string[];
  readonly imageIds: Readonly<Record<Image, string>>;
  /** Hits the next call. @returns what takes it away again, should nothing have been hit */
  readonly fail: (fault: CallFault, operation: string) => () => void;
  readonly terminate: (instanceId: string) => Promise<void>;
}
