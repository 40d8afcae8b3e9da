import type { NewGroup, NewTemplate, CloudPort } from '../cloud/ports.js';

const scratch = { kind: 'scratch' } as const;
const release: NewTemplate = {
  name: 'clicamos-web',
  base: scratch,
  imageId: 'ami-1',
  overrides: {},
  description: 'v1',
  tags: { 'clicamos:service': 'web' },
};
const group: NewGroup = {
  name: 'web-v001',
  templateId: 'lt-1',
  templateVersion: 1,
  minSize: 1,
  maxSize: 2,
  desiredCapacity: 1,
  sourceIds: ['web'],
  subnetIds: ['subnet-1'],
  zones: [],
  healthCheckGraceMs: 60_000,
  tags: [],
  newInstancesProtected: false,
  deletionProtection: 'none',
  hooks: [],
  inherited: {},
};

const refresh = {
  source: { templateId: 'lt-1', version: 2 },
  minHealthyPercent: 100,
  maxHealthyPercent: 200,
};

const question = { instanceType: 't3.micro', snapshotIds: [], securityGroupIds: [], names: [] };

type CallOf = (cloud: CloudPort) => Promise<unknown>;

/** Every read of the port, with the operation that it begins with. */
export const portReads = {
  findGroups: ['DescribeAutoScalingGroups', (cloud) => cloud.findGroups({ service: 'web' })],
  readAttachments: ['DescribePolicies', (cloud) => cloud.readAttachments('web-v001')],
  readActivities: ['DescribeScalingActivities', (cloud) => cloud.readActivities('web-v001')],
  findTrafficSources: ['DescribeLoadBalancers', (cloud) => cloud.findTrafficSources(['web'])],
  readTargetStates: ['DescribeInstanceHealth', (cloud) => cloud.readTargetStates('web')],
  findAlarms: ['DescribeAlarms', (cloud) => cloud.findAlarms(['errors'])],
  findImage: ['DescribeImages', (cloud) => cloud.findImage('ami-1')],
  findArchitectures: ['DescribeInstanceTypes', (cloud) => cloud.findArchitectures('t3.micro')],
  findSubnets: ['DescribeSubnets', (cloud) => cloud.findSubnets(['subnet-1'])],
  surveyLaunch: ['DescribeInstanceTypeOfferings', async (cloud) => cloud.surveyLaunch?.(question)],
  findTemplate: ['DescribeLaunchTemplates', (cloud) => cloud.findTemplate('clicamos-web')],
  findTemplateVersion: [
    'DescribeLaunchTemplateVersions',
    (cloud) => cloud.findTemplateVersion('lt-1', '$Latest'),
  ],
  findTemplateVersions: ['DescribeLaunchTemplateVersions', (cloud) => cloud.findTemplateVersions('lt-1')],
  findLaunchConfiguration: ['DescribeLaunchConfigurations', (cloud) => cloud.findLaunchConfiguration('old')],
  findRefreshes: ['DescribeInstanceRefreshes', (cloud) => cloud.findRefreshes('web-v001')],
  readConsole: ['GetConsoleOutput', (cloud) => cloud.readConsole('i-1')],
} as const satisfies Partial<Record<keyof CloudPort, readonly [operation: string, call: CallOf]>>;

/** Every change of the port, with the operation that it begins with. */
export const portChanges = {
  createTemplate: ['CreateLaunchTemplate', (cloud) => cloud.createTemplate(release)],
  createTemplateVersion: [
    'CreateLaunchTemplateVersion',
    (cloud) => cloud.createTemplateVersion({ ...release, templateId: 'lt-1', token: 'r-1' }),
  ],
  deleteTemplateVersion: ['DeleteLaunchTemplateVersions', (cloud) => cloud.deleteTemplateVersion('lt-1', 1)],
  deleteTemplate: ['DeleteLaunchTemplate', (cloud) => cloud.deleteTemplate('lt-1')],
  tagTemplate: ['CreateTags', (cloud) => cloud.tagTemplate('lt-1', { a: 'b' })],
  untagTemplate: ['DeleteTags', (cloud) => cloud.untagTemplate('lt-1', ['a'])],
  createGroup: ['CreateAutoScalingGroup', (cloud) => cloud.createGroup(group)],
  resizeGroup: ['UpdateAutoScalingGroup', (cloud) => cloud.resizeGroup('web-v001', { minSize: 1 })],
  deleteGroup: ['DeleteAutoScalingGroup', (cloud) => cloud.deleteGroup('web-v001')],
  tagGroup: ['CreateOrUpdateTags', (cloud) => cloud.tagGroup('web-v001', { a: 'b' })],
  untagGroup: ['DeleteTags', (cloud) => cloud.untagGroup('web-v001', ['a'])],
  attachTrafficSources: ['AttachLoadBalancers', (cloud) => cloud.attachTrafficSources('web-v001', ['web'])],
  detachTrafficSources: ['DetachLoadBalancers', (cloud) => cloud.detachTrafficSources('web-v001', ['web'])],
  setInstanceProtection: [
    'SetInstanceProtection',
    (cloud) => cloud.setInstanceProtection('web-v001', ['i-1'], true),
  ],
  protectGroup: [
    'UpdateAutoScalingGroup',
    (cloud) => cloud.protectGroup('web-v001', { newInstancesProtected: true }),
  ],
  suspendProcesses: ['SuspendProcesses', (cloud) => cloud.suspendProcesses('web-v001', ['AZRebalance'])],
  resumeProcesses: ['ResumeProcesses', (cloud) => cloud.resumeProcesses('web-v001', ['AZRebalance'])],
  startRefresh: ['StartInstanceRefresh', (cloud) => cloud.startRefresh('web-v001', refresh)],
  cancelRefresh: ['CancelInstanceRefresh', (cloud) => cloud.cancelRefresh('web-v001')],
  rollBackRefresh: ['RollbackInstanceRefresh', (cloud) => cloud.rollBackRefresh('web-v001')],
  deleteHook: ['DeleteLifecycleHook', (cloud) => cloud.deleteHook('web-v001', 'warm-up')],
  putPolicy: [
    'PutScalingPolicy',
    (cloud) =>
      cloud.putPolicy('web-v001', {
        name: 'out',
        policyType: 'SimpleScaling',
        alarmNames: [],
        definition: {},
      }),
  ],
  putScheduledAction: [
    'PutScheduledUpdateGroupAction',
    (cloud) => cloud.putScheduledAction('web-v001', { name: 'night', definition: { MinSize: 1 } }),
  ],
  putNotification: [
    'PutNotificationConfiguration',
    (cloud) => cloud.putNotification('web-v001', { topicArn: 'arn:aws:sns:us-east-1:1:web', types: ['a'] }),
  ],
  enableMetrics: [
    'EnableMetricsCollection',
    (cloud) => cloud.enableMetrics('web-v001', ['GroupInServiceInstances']),
  ],
} as const satisfies Record<
  Exclude<keyof CloudPort, keyof typeof portReads>,
  readonly [operation: string, call: CallOf]
>;
