import type { InstanceProfilePort } from '../service/ports.js';
import type { Surroundings } from '../service/service.js';
import type { InstanceHost } from './hosts/instance-host.js';
import type { InstanceChanges } from './instances/instance-changes.js';
import type { Machines } from './instances/machines.js';
import type { Schedule } from './schedule.js';
import type { Ec2State } from './state.js';

/** What every EC2 operation is bound to. */
export interface Ec2Context {
  readonly surroundings: Surroundings;
  readonly state: Ec2State;
  readonly changes: InstanceChanges;
  readonly host: InstanceHost;
  readonly machines: Machines;
  readonly schedule: Schedule;
  readonly instanceProfiles: InstanceProfilePort;
  /** vCPUs that all instances may have together. */
  readonly vcpuLimit: number;
  /** The value of a parameter of Systems Manager, for images that launches name by one. */
  readonly parameterValue: (name: string) => string | undefined;
}
