import type { CreateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../../service/aws-error.js';
import { defaultRoleArn, newGroupArn } from '../../requests/arn.js';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { checkDesiredCapacity } from '../../capacity/check-bounds.js';
import { changingCapacity } from '../../activities/causes.js';
import type { Group } from '../../group/group.js';
import type { LifecycleHook } from '../../group/lifecycle-hook.js';
import { required } from '../../requests/required.js';
import { checkSources } from '../../sources/check-sources.js';
import { readSources } from '../../sources/read-sources.js';
import { putTags } from '../../settings/read-group-tags.js';
import { putHook } from '../../settings/read-lifecycle-hook.js';
import { readSettings } from '../../settings/read-settings.js';
import { refuseUnsupported } from '../../settings/refuse-unsupported.js';

/** How many groups an account has room for, in one region. */
export const mostGroups = 500;

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
export function createAutoScalingGroup(input: CreateAutoScalingGroupType, autoScaling: AutoScaling): Empty {
  const name = required(input.AutoScalingGroupName, 'autoScalingGroupName');
  checkName(autoScaling, name);
  refuseUnsupported(input);
  const group = readGroup(autoScaling, name, input);
  autoScaling.groups.set(name, group);
  autoScaling.reconcile(name);
  return {};
}

function checkName({ groups }: AutoScaling, name: string): void {
  const existing = groups.get(name);
  if (existing) {
    const pending = existing.isDeleting ? ' and is pending delete' : '';
    throw new AwsError(
      'AlreadyExists',
      `AutoScalingGroup by this name already exists - A group with the name ${name} already exists${pending}`,
    );
  }
  if (groups.size < mostGroups) return;
  throw new AwsError(
    'LimitExceeded',
    `The maximum number of Auto Scaling groups, ${mostGroups}, is reached.`,
  );
}

function readGroup(autoScaling: AutoScaling, name: string, input: CreateAutoScalingGroupType): Group {
  const read = readSettings(autoScaling, input, undefined);
  const ServiceLinkedRoleARN = defaultRoleArn(autoScaling.surroundings);
  const settings = { ...read, stored: { ServiceLinkedRoleARN, ...read.stored } };
  const desired = input.DesiredCapacity ?? settings.minSize;
  checkDesiredCapacity(desired, settings);
  const trafficSources = sourcesOf(input);
  checkSources(autoScaling, trafficSources);
  const createdAt = autoScaling.surroundings.time.now();
  const text = changingCapacity('a user request created an AutoScalingGroup', 0, desired);
  return {
    ...emptyGroup,
    name,
    arn: newGroupArn(autoScaling.surroundings, name),
    createdAt,
    settings,
    desiredCapacity: desired,
    trafficSources: new Map(trafficSources.map((source) => [source, 'Adding'] as const)),
    hooks: (input.LifecycleHookSpecificationList ?? []).reduce(putHook, new Map<string, LifecycleHook>()),
    tags: putTags(new Map(), input.Tags),
    capacityChange: desired > 0 ? { at: createdAt, text } : undefined,
    cooldownSeconds: settings.defaultCooldownSeconds,
  };
}

/** The same source may be named in two ways. */
const sourcesOf = (input: CreateAutoScalingGroupType): readonly string[] => [
  ...new Set([
    ...(input.LoadBalancerNames ?? []),
    ...(input.TargetGroupARNs ?? []),
    ...readSources(input.TrafficSources ?? []),
  ]),
];

const emptyGroup = {
  members: new Map(),
  attachedAtMs: new Map<string, number>(),
  suspended: new Map(),
  policies: new Map(),
  metrics: new Map<string, number>(),
  breaches: new Map(),
  scheduledActions: new Map(),
  notifications: [],
  enabledMetrics: new Set<string>(),
  refreshes: [],
  warmPool: undefined,
  isDeleting: false,
  busyUntilMs: undefined,
  replacementsOwed: 0,
  launchBackoff: undefined,
  lastScalingActivityId: undefined,
  protectionIsReported: false,
} satisfies Partial<Group>;
