import { instanceTypes } from '../instance-types/instance-types.js';
import type { InstanceRecord } from './instance-record.js';

/** vCPUs of all instances that are not terminated, known without a look at all of them. */
export interface VcpuCount {
  total(): number;
  /** Counts what is launched and not there yet; less than 0 gives it back. */
  hold(vcpus: number): void;
  /** Learns that an instance came, changed or went. */
  follow(before: InstanceRecord | undefined, after: InstanceRecord | undefined): void;
}

export function createVcpuCount(): VcpuCount {
  let total = 0;
  return {
    total: () => total,
    hold: (vcpus) => void (total += vcpus),
    follow(before, after) {
      total += heldBy(after) - heldBy(before);
    },
  };
}

/** vCPUs of one instance of a type; none of a type that there is not. */
export const vcpusOfType = (instanceType: string): number => instanceTypes.get(instanceType)?.vcpus ?? 0;

const heldBy = (instance: InstanceRecord | undefined) =>
  instance === undefined || instance.state === 'terminated' ? 0 : vcpusOfType(instance.instanceType);
