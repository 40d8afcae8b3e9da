import { AutoScalingGroup$, type AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { NewGroup } from '../../../cloud/ports.js';
import { fromNewGroup } from '../../calls/groups/from-new-group.js';
import { groupFields, type GroupField } from './group-fields.js';
import { leftSettings } from './left-settings.js';
import { toGroup } from './to-group.js';

const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-tg/0123456789abcdef';
const role =
  'arn:aws:iam::1:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_web';

/** A group with everything that a group can have; nothing of it is AWS's default. */
const full = {
  AutoScalingGroupName: 'web-asg',
  AutoScalingGroupARN: 'arn:aws:autoscaling:us-east-1:1:autoScalingGroup:1:autoScalingGroupName/web-asg',
  LaunchConfigurationName: undefined,
  LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web', Version: '3' },
  MixedInstancesPolicy: undefined,
  MinSize: 1,
  MaxSize: 9,
  DesiredCapacity: 2,
  PredictedCapacity: 3,
  DefaultCooldown: 17,
  AvailabilityZones: ['us-east-1a'],
  AvailabilityZoneIds: ['use1-az1'],
  LoadBalancerNames: ['web-elb'],
  TargetGroupARNs: [arn],
  HealthCheckType: 'EBS,ELB',
  HealthCheckGracePeriod: 77,
  Instances: [],
  CreatedTime: new Date(0),
  SuspendedProcesses: [],
  PlacementGroup: 'together',
  VPCZoneIdentifier: 'subnet-1,subnet-2',
  EnabledMetrics: [{ Metric: 'GroupMinSize', Granularity: '1Minute' }],
  Status: undefined,
  Tags: [{ Key: 'team', Value: 'web', PropagateAtLaunch: true }],
  TerminationPolicies: ['OldestInstance'],
  NewInstancesProtectedFromScaleIn: true,
  ServiceLinkedRoleARN: role,
  MaxInstanceLifetime: 86_400,
  CapacityRebalance: true,
  WarmPoolConfiguration: { MinSize: 1, PoolState: 'Stopped' },
  WarmPoolSize: 1,
  Context: 'somebody',
  DesiredCapacityType: 'vcpu',
  DefaultInstanceWarmup: 33,
  TrafficSources: [
    { Identifier: 'web-elb', Type: 'elb' },
    { Identifier: arn, Type: 'elbv2' },
  ],
  InstanceMaintenancePolicy: { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 },
  DeletionProtection: 'prevent-force-deletion',
  AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-only' },
  AvailabilityZoneImpairmentPolicy: {
    ZonalShiftEnabled: true,
    ImpairedZoneHealthCheckBehavior: 'IgnoreUnhealthy',
  },
  CapacityReservationSpecification: { CapacityReservationPreference: 'capacity-reservations-first' },
  InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'retain' } },
  Operator: { Principal: 'eks.amazonaws.com' },
} as const satisfies Record<keyof AutoScalingGroup, unknown>;

// The lists are only read.
const aws = full as unknown as AutoScalingGroup;

/** Next as the engine asks for it, from what was read of previous. */
function requestForNext(): Record<string, unknown> {
  const { sourceIds, subnetIds, zones, healthCheckGraceMs, tags, inherited, ...group } = toGroup(aws);
  const next: NewGroup = {
    ...{ name: 'web-v001', templateId: 'lt-2', templateVersion: 1 },
    ...{ minSize: 1, maxSize: 9, desiredCapacity: 2, hooks: [] },
    ...{ sourceIds, subnetIds, zones, healthCheckGraceMs, tags, inherited },
    deletionProtection: group.deletionProtection,
    newInstancesProtected: inherited.newInstancesProtected === true,
  };
  return { ...fromNewGroup(next) };
}

const fields: readonly (readonly [string, GroupField])[] = Object.entries(groupFields);
/** Of one group or the other, or done by a call of its own. */
const otherwise = new Set(['Tags', 'EnabledMetrics', 'AvailabilityZones', 'TrafficSources']);
const sameInRequest = fields
  .filter(([name, field]) => field === 'carried' && !otherwise.has(name))
  .map(([name]) => name);

describe('groupFields', () => {
  it('has every field that the SDK reads of a group, and no other', () => {
    const [, , , , names] = AutoScalingGroup$;

    expect([...names].sort()).toEqual(Object.keys(groupFields).sort());
  });

  it.each(sameInRequest)('next is made with the %s of previous', (name) => {
    expect(requestForNext()[name]).toEqual(Reflect.get(full, name));
  });

  it('next is made with the tags and metrics of previous, and behind its traffic sources', () => {
    expect(requestForNext()['Tags']).toMatchObject(full.Tags);
    expect(toGroup(aws).inherited.enabledMetrics).toEqual(['GroupMinSize']);
    expect(toGroup(aws).sourceIds).toEqual(full.TrafficSources.map(({ Identifier }) => Identifier));
  });

  it('next is made in the zones of previous where that has no subnets', () => {
    const { subnetIds, zones } = toGroup({ ...aws, VPCZoneIdentifier: '' });

    expect({ subnetIds, zones }).toEqual({ subnetIds: [], zones: ['us-east-1a'] });
  });

  it('a zonal shift is not asked about again, as it was when previous was made', () => {
    expect(requestForNext()).toMatchObject({ SkipZonalShiftValidation: true });
  });
});

describe('leftSettings', () => {
  it('says of every field that next is made without why that is so', () => {
    expect(leftSettings(aws)).toEqual([
      {
        name: 'WarmPoolConfiguration',
        reason: expect.stringContaining(
          'aws autoscaling delete-warm-pool --force-delete --auto-scaling-group-name web-asg',
        ),
        isRefused: true,
      },
      { name: 'Context', reason: expect.stringContaining('has the context `somebody`'), isRefused: false },
      {
        name: 'Operator',
        reason: 'is managed by eks.amazonaws.com, which alone may change it',
        isRefused: true,
      },
    ]);
  });

  it('says nothing of a group that has none of them', () => {
    const none = { WarmPoolConfiguration: undefined, Context: '', Operator: undefined };

    expect(leftSettings({ ...aws, ...none })).toEqual([]);
  });
});
