import type { Ec2Context } from '../ec2-context.js';
import { instanceTypes } from '../instance-types/instance-types.js';
import type { LaunchPlan } from './plan-launch.js';

export interface LaunchAttempt {
  readonly plan: LaunchPlan;
  readonly count: number;
  /** The Auto Scaling group that launches, if one does. */
  readonly groupName?: string | undefined;
}

/** Throws AWS's error when the hazards refuse a launch that has nothing wrong in itself. */
export function refuseLaunch({ state, surroundings }: Ec2Context, attempt: LaunchAttempt): void {
  const { plan, count, groupName } = attempt;
  const { instanceType, subnet, image, parameters } = plan;
  const running = [...state.instances.values()].filter(({ state: name }) => name !== 'terminated');
  const types = [
    ...running.map((instance) => instance.instanceType),
    ...Array<string>(count).fill(instanceType),
  ];
  const error = surroundings.hazards.refuseLaunch({
    instanceType,
    zone: subnet.zone,
    subnetId: subnet.subnetId,
    imageId: image.imageId,
    keyName: parameters.KeyName,
    groupName,
    vcpus: types.reduce((sum, type) => sum + (instanceTypes.get(type)?.vcpus ?? 0), 0),
  });
  if (error !== undefined) throw error;
}
