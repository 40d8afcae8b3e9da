import { assertNever } from '../../assert-never.js';
import type { AwsError } from '../../service/aws-error.js';
import { vcpuLimitExceeded } from '../../ec2/instances/vcpu-limit-exceeded.js';
import type { LaunchSeen } from '../../service/hazards.js';
import { ofKind, type ActiveFault } from '../active-fault.js';
import type { LaunchFault } from '../plan/fault.js';
import {
  imageForbidden,
  insufficientCapacity,
  keyPairIsGone,
  subnetIsFull,
  unsupportedType,
} from './launch-errors.js';
import { isAmong } from './is-among.js';

const launchFaults = [
  'insufficient-capacity',
  'quota',
  'no-free-address',
  'image-forbidden',
  'key-pair-gone',
  'unsupported-type',
] as const;

/** EC2's error for a launch that a fault refuses. */
export function refuseLaunch(
  active: readonly ActiveFault[],
  launch: LaunchSeen,
  zones: readonly string[],
): AwsError | undefined {
  const isLost = ofKind(active, ['zone-loss']).some(
    ({ fault, isOn }) => fault.zone === launch.zone && isOn(),
  );
  if (isLost) return insufficientCapacity(launch, zones);
  for (const { fault, strikes } of ofKind(active, launchFaults)) {
    const error = isAmong(fault, launch) ? errorOf(fault, launch, zones) : undefined;
    if (error !== undefined && strikes()) return error;
  }
  return undefined;
}

function errorOf(fault: LaunchFault, launch: LaunchSeen, zones: readonly string[]): AwsError | undefined {
  switch (fault.fault) {
    case 'insufficient-capacity':
      return insufficientCapacity(launch, zones);
    case 'quota':
      return launch.vcpus > fault.vcpus ? vcpuLimitExceeded(fault.vcpus) : undefined;
    case 'no-free-address':
      return subnetIsFull(launch);
    case 'image-forbidden':
      return imageForbidden(launch);
    case 'key-pair-gone':
      return launch.keyName === undefined ? undefined : keyPairIsGone(launch.keyName);
    case 'unsupported-type':
      return unsupportedType(launch, zones);
    default:
      return assertNever(fault);
  }
}
