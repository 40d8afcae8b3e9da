import {
  type AutoScalingGroup,
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeInstanceHealthCommand } from '@aws-sdk/client-elastic-load-balancing';
import type { CreateContext } from '../terms/create-context.js';
import { untilReady } from './until-ready.js';

export interface WantedCapacity {
  /** Healthy instances that are InService in the group. */
  readonly inService: number;
  /** Of them, InService in every load balancer of the group. */
  readonly inServiceInElbs: number;
  readonly failOnFailedActivity: boolean;
  /** 0 waits for nothing. */
  readonly timeoutMs: number;
}

/**
 * Waits for a new group's capacity as the provider does at creation: at least as many as wanted.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group#waiting-for-capacity
 */
export async function awaitCapacity(
  name: string,
  context: CreateContext,
  wanted: WantedCapacity,
): Promise<AutoScalingGroup | undefined> {
  if (wanted.timeoutMs === 0) return describe(name, context);
  let group: AutoScalingGroup | undefined;
  const reasonShort = async () => {
    if (wanted.failOnFailedActivity) await throwIfActivityFailed(name, context);
    group = await describe(name, context);
    return reasonShortInGroup(group, wanted) ?? (await reasonShortInElbs(group, context, wanted));
  };
  await untilReady(reasonShort, context, { timeoutMs: wanted.timeoutMs });
  return group;
}

async function describe(
  name: string,
  { clients, call }: CreateContext,
): Promise<AutoScalingGroup | undefined> {
  const { AutoScalingGroups = [] } = await clients.autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
    call,
  );
  return AutoScalingGroups[0];
}

async function throwIfActivityFailed(name: string, { clients, call }: CreateContext): Promise<void> {
  const { Activities = [] } = await clients.autoScaling.send(
    new DescribeScalingActivitiesCommand({ AutoScalingGroupName: name }),
    call,
  );
  const failed = Activities.find(({ StatusCode }) => StatusCode === 'Failed');
  if (failed !== undefined) throw new Error(`A scaling activity failed: ${failed.StatusMessage}`);
}

function inServiceIds(group: AutoScalingGroup | undefined): string[] {
  return (group?.Instances ?? []).flatMap(({ InstanceId, LifecycleState, HealthStatus }) =>
    InstanceId !== undefined && LifecycleState === 'InService' && HealthStatus === 'Healthy'
      ? [InstanceId]
      : [],
  );
}

function reasonShortInGroup(
  group: AutoScalingGroup | undefined,
  { inService }: WantedCapacity,
): string | undefined {
  const have = inServiceIds(group).length;
  return have >= inService ? undefined : `${have} of ${inService} instances are InService in the group`;
}

async function reasonShortInElbs(
  group: AutoScalingGroup | undefined,
  { clients, call }: CreateContext,
  { inServiceInElbs }: WantedCapacity,
): Promise<string | undefined> {
  if (inServiceInElbs === 0) return undefined;
  if ((group?.TargetGroupARNs ?? []).length > 0) {
    throw new Error(
      'Waiting for the capacity of target groups is not supported here, only of Classic load balancers',
    );
  }
  const ofGroup = inServiceIds(group);
  for (const LoadBalancerName of group?.LoadBalancerNames ?? []) {
    const health = await clients.elb.send(new DescribeInstanceHealthCommand({ LoadBalancerName }), call);
    const serving = (health.InstanceStates ?? []).filter(
      ({ InstanceId = '', State }) => State === 'InService' && ofGroup.includes(InstanceId),
    );
    if (serving.length < inServiceInElbs) {
      return `${serving.length} of ${inServiceInElbs} instances are InService in ${LoadBalancerName}`;
    }
  }
  return undefined;
}
