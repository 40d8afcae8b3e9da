import { AwsError } from '../../service/aws-error.js';
import type { InstanceRecord } from '../instances/instance-record.js';
import type { Ec2State } from '../state.js';
import type { NetworkInterfaceRecord } from './network-interface-record.js';

export const notFoundNetworkInterface = (id: string) =>
  new AwsError('InvalidNetworkInterfaceID.NotFound', `The networkInterface ID '${id}' does not exist`);

/** Every interface there is: those made by themselves, NAT gateways' and the primary ones of instances. */
export const networkInterfaces = (state: Ec2State): readonly NetworkInterfaceRecord[] => [
  ...state.networkInterfaces.values(),
  ...[...state.instances.values()].filter((one) => one.state !== 'terminated').map(primaryInterface),
];

/** Throws `InvalidNetworkInterfaceID.NotFound`. */
export function findNetworkInterface(state: Ec2State, id: string): NetworkInterfaceRecord {
  const found = networkInterfaces(state).find(({ networkInterfaceId }) => networkInterfaceId === id);
  if (found) return found;
  throw notFoundNetworkInterface(id);
}

/** The interface that an instance is launched with and that goes with it. */
export const primaryInterface = (instance: InstanceRecord): NetworkInterfaceRecord => ({
  networkInterfaceId: instance.networkInterfaceId,
  kind: 'interface',
  subnetId: instance.subnetId,
  vpcId: instance.vpcId,
  zone: instance.zone,
  privateIpAddress: instance.privateIpAddress,
  macAddress: instance.macAddress,
  securityGroupIds: instance.securityGroupIds,
  description: '',
  sourceDestCheck: instance.sourceDestCheck,
  publicIpAddress: instance.publicIpAddress,
  attachment: {
    attachmentId: instance.networkInterfaceId.replace('eni-', 'eni-attach-'),
    instanceId: instance.instanceId,
    attachTime: instance.launchTime,
    isComplete: instance.state !== 'pending',
  },
});
