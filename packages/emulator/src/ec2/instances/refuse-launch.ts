import type { Ec2Context } from '../ec2-context.js';
import type { LaunchPlan } from './plan-launch.js';
import { vcpusOfType } from './vcpu-count.js';
import { vcpuLimitExceeded } from './vcpu-limit-exceeded.js';

export interface LaunchAttempt {
  readonly plan: LaunchPlan;
  readonly count: number;
  /** The Auto Scaling group that launches, if one does. */
  readonly groupName?: string | undefined;
}

/** Throws AWS's error when the account's limit or the hazards refuse a launch that has nothing wrong in itself. */
export function refuseLaunch({ state, surroundings, vcpuLimit }: Ec2Context, attempt: LaunchAttempt): void {
  const { plan, count, groupName } = attempt;
  const { instanceType, subnet, image, parameters } = plan;
  const vcpus = state.vcpus.total() + count * vcpusOfType(instanceType);
  if (vcpus > vcpuLimit) {
    surroundings.log(
      `Refused a launch of ${count} ${instanceType}: they would make ${vcpus} vCPUs, and \`vcpuLimit\` is ${vcpuLimit}`,
    );
    throw vcpuLimitExceeded(vcpuLimit);
  }
  const error = surroundings.hazards.refuseLaunch({
    instanceType,
    zone: subnet.zone,
    subnetId: subnet.subnetId,
    imageId: image.imageId,
    keyName: parameters.KeyName,
    groupName,
    vcpus,
  });
  if (error !== undefined) throw error;
}
