import type { Observed, View } from '../../autoscaling/view/view.js';
import type { Group, GroupSettings } from '../../autoscaling/group/group.js';
import { newMember, type Member } from '../../autoscaling/group/member.js';

/** An instance in service in zone a, with what the test says of it. */
export const makeMember = (instanceId: string, said: Partial<Member> = {}): Member => {
  const { zone = 'a' } = said;
  return {
    ...newMember,
    instanceId,
    instanceType: 't3.micro',
    zone,
    subnetId: `subnet-${zone}`,
    launchTemplate: { id: 'lt-1', name: 'web', version: 1 },
    origin: 'capacity',
    joinedAtMs: 0,
    protectedFromScaleIn: false,
    activityId: undefined,
    lifecycle: 'InService',
    inServiceAtMs: 0,
    ...said,
  };
};

/** The subnets `subnet-a` and so on, one a zone. */
export const makeSubnets = (...zones: readonly string[]) =>
  zones.map((zone) => ({ subnetId: `subnet-${zone}`, vpcId: 'vpc-1', zone }));

export interface GroupSaid extends Partial<Omit<Group, 'members' | 'settings'>> {
  readonly members?: readonly Member[];
  readonly settings?: Partial<GroupSettings>;
}

/** A group over zones a, b and c whose desired capacity is what it has. */
export const makeGroup = ({ members = [], settings, ...said }: GroupSaid = {}): Group => ({
  name: 'web',
  arn: 'arn:web',
  createdAt: new Date(0),
  desiredCapacity: members.length,
  trafficSources: new Map(),
  attachedAtMs: new Map(),
  suspended: new Map(),
  hooks: new Map(),
  tags: new Map(),
  policies: new Map(),
  metrics: new Map(),
  breaches: new Map(),
  scheduledActions: new Map(),
  notifications: [],
  enabledMetrics: new Set(),
  refreshes: [],
  warmPool: undefined,
  isDeleting: false,
  busyUntilMs: undefined,
  capacityChange: undefined,
  replacementsOwed: 0,
  launchBackoff: undefined,
  cooldownSeconds: 300,
  lastScalingActivityId: undefined,
  protectionIsReported: false,
  ...said,
  members: new Map(members.map((member) => [member.instanceId, member])),
  settings: {
    minSize: 0,
    maxSize: 100,
    defaultCooldownSeconds: 300,
    healthCheckType: 'EC2',
    healthCheckGracePeriodSeconds: 0,
    subnets: makeSubnets('a', 'b', 'c'),
    hasVpcZoneIdentifier: true,
    launchTemplate: { id: 'lt-1', name: 'web', version: '1' },
    launchConfigurationName: undefined,
    terminationPolicies: ['Default'],
    newInstancesProtectedFromScaleIn: false,
    stored: {},
    ...settings,
  },
});

/** A view of the group in which every instance runs, unless the test observes otherwise. */
export const makeView = (group: Group, observed: Readonly<Record<string, Partial<Observed>>> = {}): View => ({
  group,
  observed: new Map(
    [...group.members.keys()].map((id) => [
      id,
      { state: 'running', registrations: new Map(), failingIn: new Set(), ...observed[id] } as const,
    ]),
  ),
  existingSources: new Set(group.trafficSources.keys()),
  gracePeriodMs: group.settings.healthCheckGracePeriodSeconds * 1000,
  alarming: [],
});
