import type { InstanceRecord } from '../instances/instance-record.js';
import type { Ec2State } from '../state.js';

/** The root volumes of all instances that have not gone, with their instances, by volume id. */
export const rootVolumes = ({ instances }: Ec2State): ReadonlyMap<string, InstanceRecord> =>
  new Map(
    [...instances.values()].filter((one) => one.state !== 'terminated').map((one) => [one.rootVolumeId, one]),
  );
