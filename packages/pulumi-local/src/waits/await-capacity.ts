import {
  type AutoScalingGroup,
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeInstanceHealthCommand } from '@aws-sdk/client-elastic-load-balancing';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CreateContext } from '../terms/create-context.js';
import { consoleLines } from './console-lines.js';
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
  let servesIn = new Set<string>();
  const reasonShort = async () => {
    if (wanted.failOnFailedActivity) await throwIfActivityFailed(name, context);
    group = await describe(name, context);
    servesIn = new Set();
    return (
      reasonShortInGroup(group, wanted) ?? (await reasonShortInElbs(group, context, { wanted, servesIn }))
    );
  };
  await untilReady(reasonShort, context, {
    timeoutMs: wanted.timeoutMs,
    // Why an app does not serve, only its instances know.
    evidence: () => consoleLines(notServing(group, servesIn), context),
  });
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

/** Of the group, those that are asked why. */
const notServing = (group: AutoScalingGroup | undefined, serving: ReadonlySet<string>): string[] =>
  (group?.Instances ?? []).flatMap(({ InstanceId }) =>
    InstanceId !== undefined && !serving.has(InstanceId) ? [InstanceId] : [],
  );

function reasonShortInGroup(
  group: AutoScalingGroup | undefined,
  { inService }: WantedCapacity,
): string | undefined {
  const have = inServiceIds(group).length;
  return have >= inService ? undefined : `${have} of ${inService} instances are InService in the group`;
}

interface ElbCapacity {
  readonly wanted: WantedCapacity;
  /** Takes those that serve in the load balancer that is short. */
  readonly servesIn: Set<string>;
}

async function reasonShortInElbs(
  group: AutoScalingGroup | undefined,
  context: CreateContext,
  { wanted: { inServiceInElbs }, servesIn }: ElbCapacity,
): Promise<string | undefined> {
  if (inServiceInElbs === 0) return undefined;
  const ofGroup = inServiceIds(group);
  for (const { name, serving } of sourcesOf(group, context)) {
    const ids = (await serving()).filter((id) => ofGroup.includes(id));
    if (ids.length < inServiceInElbs) {
      for (const id of ids) servesIn.add(id);
      return `${ids.length} of ${inServiceInElbs} instances are InService in ${name}`;
    }
  }
  return undefined;
}

/** What the group stands behind, and the instances that it sends traffic to. */
const sourcesOf = (group: AutoScalingGroup | undefined, context: CreateContext) => [
  ...(group?.LoadBalancerNames ?? []).map((name) => ({ name, serving: () => inClassic(name, context) })),
  ...(group?.TargetGroupARNs ?? []).map((name) => ({ name, serving: () => inTargetGroup(name, context) })),
];

async function inClassic(LoadBalancerName: string, { clients, call }: CreateContext): Promise<string[]> {
  const health = await clients.elb.send(new DescribeInstanceHealthCommand({ LoadBalancerName }), call);
  const { InstanceStates = [] } = health;
  return InstanceStates.flatMap(({ InstanceId, State }) =>
    State === 'InService' && InstanceId !== undefined ? [InstanceId] : [],
  );
}

async function inTargetGroup(TargetGroupArn: string, { clients, call }: CreateContext): Promise<string[]> {
  const health = await clients.elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn }), call);
  const { TargetHealthDescriptions = [] } = health;
  return TargetHealthDescriptions.flatMap(({ Target, TargetHealth }) =>
    TargetHealth?.State === 'healthy' && Target?.Id !== undefined ? [Target.Id] : [],
  );
}
