import type { InstanceSeen } from '../../service/hazards.js';
import type { Ec2State } from '../state.js';
import type { InstanceRecord } from './instance-record.js';

/** An instance as faults choose by it. */
export const instanceSeen = (
  { tags }: Ec2State,
  { instanceId, instanceType, zone }: InstanceRecord,
): InstanceSeen => ({
  instanceId,
  instanceType,
  zone,
  groupName: tags.get(instanceId)?.get('aws:autoscaling:groupName'),
});
