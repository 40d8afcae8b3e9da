import {
  CreateAutoScalingGroupCommand,
  EnableMetricsCollectionCommand,
  PutLifecycleHookCommand,
  PutNotificationConfigurationCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
  SuspendProcessesCommand,
} from '@aws-sdk/client-auto-scaling';
import { systemClock } from '@clicamos/health';
import { sources } from './sources.mjs';

export const groupName = 'web-asg';
const named = { AutoScalingGroupName: groupName };

/** A group as its owners have it: made from `source`, behind the service's front, with a setting of every kind. */
export async function makeGroup({ clients, firstGroup, source: front, urls }, { source, imageId }) {
  const { autoScaling } = clients;
  const [classic, targetGroup] = front === 'both' ? firstGroup.sourceIds : [];
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      ...named,
      ...(await sources[source].make(clients, imageId)),
      ...(classic === undefined ? {} : { LoadBalancerNames: [classic], TargetGroupARNs: [targetGroup] }),
      VPCZoneIdentifier: firstGroup.subnetIds.join(','),
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 60,
      DefaultCooldown: 120,
      DefaultInstanceWarmup: 0,
      TerminationPolicies: ['OldestInstance'],
      MaxInstanceLifetime: 30 * 86_400,
      Tags: [{ Key: 'team', Value: 'shop', PropagateAtLaunch: true }],
    }),
  );
  for (const command of extras()) await autoScaling.send(command);
  await untilAllServe(urls);
}

/** What stands beside a group, and is not in its description. */
const extras = () => [
  new EnableMetricsCollectionCommand({
    ...named,
    Granularity: '1Minute',
    Metrics: ['GroupInServiceInstances'],
  }),
  new SuspendProcessesCommand({ ...named, ScalingProcesses: ['AZRebalance'] }),
  new PutLifecycleHookCommand({
    ...named,
    LifecycleHookName: 'logs',
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    HeartbeatTimeout: 30,
    DefaultResult: 'CONTINUE',
  }),
  new PutScalingPolicyCommand({
    ...named,
    PolicyName: 'busy',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
      TargetValue: 90,
      DisableScaleIn: true,
    },
  }),
  new PutScheduledUpdateGroupActionCommand({
    ...{ ...named, ScheduledActionName: 'night', Recurrence: '0 3 * * *', MinSize: 1 },
  }),
  new PutNotificationConfigurationCommand({
    ...named,
    TopicARN: 'arn:aws:sns:us-east-1:123456789012:of-web',
    NotificationTypes: ['autoscaling:EC2_INSTANCE_LAUNCH_ERROR'],
  }),
];

/** Each load balancer has to answer well for a while: then all instances are up. */
async function untilAllServe(urls) {
  for (const url of urls)
    for (let answered = 0; answered < 20; ) {
      const isWell = await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
      answered = isWell ? answered + 1 : 0;
      await systemClock.sleep(100);
    }
}
