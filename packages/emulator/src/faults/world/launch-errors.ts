import { AwsError } from '../../service/aws-error.js';
import { noFreeAddresses } from '../../ec2/network/free-address.js';
import { notFoundKeyPair } from '../../ec2/key-pairs/find-key-pair.js';
import type { LaunchSeen } from '../../service/hazards.js';

/** AWS's errors for launches, in AWS's words; Auto Scaling puts them into its activities. */
export const insufficientCapacity = ({ instanceType, zone }: LaunchSeen, zones: readonly string[]) =>
  new AwsError(
    'InsufficientInstanceCapacity',
    `We currently do not have sufficient ${instanceType} capacity in the Availability Zone you requested (${zone}). ` +
      'Our system will be working on provisioning additional capacity. ' +
      `You can currently get ${instanceType} capacity by not specifying an Availability Zone in your request or choosing ${others(zone, zones)}.`,
    500,
  );

export const unsupportedType = ({ instanceType, zone }: LaunchSeen, zones: readonly string[]) =>
  new AwsError(
    'Unsupported',
    `Your requested instance type (${instanceType}) is not supported in your requested Availability Zone (${zone}). ` +
      `Please retry your request by not specifying an Availability Zone or choosing ${others(zone, zones)}.`,
  );

export const imageForbidden = ({ imageId }: LaunchSeen) =>
  new AwsError('AuthFailure', `Not authorized for images: [${imageId}]`, 403);

export const subnetIsFull = ({ subnetId }: LaunchSeen) => noFreeAddresses(subnetId);

export const keyPairIsGone = (keyName: string) => notFoundKeyPair(keyName);

const others = (zone: string, zones: readonly string[]) => zones.filter((other) => other !== zone).join(', ');
