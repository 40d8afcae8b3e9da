import type { InstanceView } from '../../service/ports.js';
import type { InstanceRecord } from './instance-record.js';

/** What other services see of an instance. */
export const instanceView = (instance: InstanceRecord): InstanceView => ({
  instanceId: instance.instanceId,
  imageId: instance.imageId,
  instanceType: instance.instanceType,
  subnetId: instance.subnetId,
  vpcId: instance.vpcId,
  zone: instance.zone,
  privateIpAddress: instance.privateIpAddress,
  state: instance.state,
  launchTime: instance.launchTime,
});
