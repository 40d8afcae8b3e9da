import { instanceTypes } from '../instance-types/instance-types.js';
import type { InstanceRecord } from './instance-record.js';

/** vCPUs of all instances that are not terminated, known without a look at all of them. */
export interface VcpuCount {
  total(): number;
  /** Learns that an instance came, changed or went. */
  follow(before: InstanceRecord | undefined, after: InstanceRecord | undefined): void;
}

export function createVcpuCount(): VcpuCount {
  let total = 0;
  return {
    total: () => total,
    follow(before, after) {
      total += heldBy(after) - heldBy(before);
    },
  };
}

/** vCPUs of one instance of a type; none of a type that there is not. */
export const vcpusOfType = (instanceType: string): number => instanceTypes.get(instanceType)?.vcpus ?? 0;

const heldBy = (instance: InstanceRecord | undefined) =>
  instance === undefined || instance.state === 'terminated' ? 0 : vcpusOfType(instance.instanceType);
