import {
  DescribeAutoScalingGroupsCommand,
  DescribeLifecycleHooksCommand,
  DescribeNotificationConfigurationsCommand,
  DescribePoliciesCommand,
  DescribeScheduledActionsCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';

/** What follows from when and where a group was made, and is no setting of it; or stands in another line. */
const notSettings = new Set([
  ...['Instances', 'CreatedTime', 'AutoScalingGroupARN', 'SuspensionReason'],
  ...['ResourceId', 'ResourceType', 'LaunchTemplateId'],
]);

/**
 * Every setting of the only group there is, and of what belongs to it, one line each (`path = value`); what its
 * instances run stands apart.
 */
export async function readSettings({ autoScaling, ec2 }) {
  const { AutoScalingGroups } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  const [group] = AutoScalingGroups;
  const { AutoScalingGroupName } = group;
  const ask = async (Command, key) => (await autoScaling.send(new Command({ AutoScalingGroupName })))[key];
  const settings = {
    ...group,
    hooks: await ask(DescribeLifecycleHooksCommand, 'LifecycleHooks'),
    policies: await ask(DescribePoliciesCommand, 'ScalingPolicies'),
    scheduled: await ask(DescribeScheduledActionsCommand, 'ScheduledUpdateGroupActions'),
    notifications: await notificationsOf(autoScaling),
  };
  return {
    groups: AutoScalingGroups.length,
    lines: linesOf(settings, AutoScalingGroupName),
    images: await imagesOf(ec2, group.Instances),
  };
}

async function notificationsOf(autoScaling) {
  const { NotificationConfigurations } = await autoScaling.send(
    new DescribeNotificationConfigurationsCommand({}),
  );
  return NotificationConfigurations.map(
    ({ TopicARN, NotificationType }) => `${TopicARN} ${NotificationType}`,
  );
}

async function imagesOf(ec2, members) {
  const InstanceIds = members.map(({ InstanceId }) => InstanceId);
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
  return [...new Set(Reservations.flatMap(({ Instances }) => Instances.map(({ ImageId }) => ImageId)))];
}

/** The name of the group is one line; in all others it reads `<group>`, and an id that AWS makes up `<id>`. */
function linesOf({ AutoScalingGroupName: name, ...settings }, groupName) {
  const words = (value) =>
    String(value)
      .replaceAll(groupName, '<group>')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>');
  const walk = (value, path) => {
    if (Array.isArray(value)) return value.flatMap((one, at) => walk(one, `${path}[${nameOf(one) ?? at}]`));
    if (typeof value !== 'object' || value === null) return [`${path} = ${words(value)}`];
    if (value instanceof Date) return [`${path} = ${value.toISOString()}`];
    if (value.LaunchTemplateName) return [`${path} = ${value.LaunchTemplateName} ${value.Version}`];
    if (path.startsWith('Tags['))
      return [`${path} = ${value.Value}${value.PropagateAtLaunch ? ', propagated' : ''}`];
    return Object.entries(value).flatMap(([key, one]) =>
      notSettings.has(key) ? [] : walk(one, path === '' ? key : `${path}.${key}`),
    );
  };
  return [`AutoScalingGroupName = ${name}`, ...walk(settings, '')];
}

/** Lists of AWS have no order of their own: what has a name stands under it. */
const names = [
  'Key',
  'LifecycleHookName',
  'PolicyName',
  'ScheduledActionName',
  'Metric',
  'ProcessName',
  'Identifier',
];
const nameOf = (one) => names.map((name) => one?.[name]).find((name) => name !== undefined);
