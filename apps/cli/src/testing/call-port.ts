import type { CloudPort, NewGroup, NewTemplate } from '@clicamos/rolling-asg';

const release: NewTemplate = {
  name: 'clicamos-nobody',
  base: { kind: 'scratch' },
  imageId: 'ami-1',
  overrides: {},
  description: 'nothing',
  tags: {},
};

const group: NewGroup = {
  name: 'nobody-v001',
  templateId: 'lt-1',
  templateVersion: 1,
  minSize: 0,
  maxSize: 0,
  desiredCapacity: 0,
  sourceIds: [],
  subnetIds: ['subnet-1'],
  zones: [],
  healthCheckGraceMs: 0,
  tags: [],
  newInstancesProtected: false,
  deletionProtection: 'none',
  hooks: [],
  inherited: {},
};

const question = {
  instanceType: 't3.micro',
  keyName: 'nobody',
  snapshotIds: ['snap-1'],
  securityGroupIds: ['sg-1'],
  names: ['nobody-v001'],
};

const { name } = group;

/** Of a Classic Load Balancer and of a target group: each has operations of its own. */
const both = (targetGroupArn: string, call: (id: string) => Promise<unknown>) =>
  Promise.allSettled(['nobody', targetGroupArn].map(call));

/** Every call of the port, about nobody's things. */
type CallOf = (cloud: CloudPort, targetGroupArn: string) => Promise<unknown>;

const calls: Readonly<Record<keyof CloudPort, CallOf>> = {
  findGroups: (cloud) => cloud.findGroups({ names: [name] }),
  readAttachments: (cloud) => cloud.readAttachments(name),
  readActivities: (cloud) => cloud.readActivities(name),
  findTrafficSources: (cloud, arn) => cloud.findTrafficSources(['nobody', arn]),
  readTargetStates: (cloud, arn) => both(arn, (id) => cloud.readTargetStates(id)),
  findAlarms: (cloud) => cloud.findAlarms(['nobody']),
  findImage: (cloud) => cloud.findImage('ami-1'),
  findArchitectures: (cloud) => cloud.findArchitectures('t3.micro'),
  findSubnets: (cloud) => cloud.findSubnets(['subnet-1']),
  surveyLaunch: async (cloud) => cloud.surveyLaunch?.(question),
  findTemplate: (cloud) => cloud.findTemplate(release.name),
  findTemplateVersion: (cloud) => cloud.findTemplateVersion('lt-1', '1'),
  findTemplateVersions: (cloud) => cloud.findTemplateVersions('lt-1'),
  findLaunchConfiguration: (cloud) => cloud.findLaunchConfiguration('nobody'),
  findRefreshes: (cloud) => cloud.findRefreshes('web-v001'),
  readConsole: (cloud) => cloud.readConsole('i-1'),
  createTemplate: (cloud) => cloud.createTemplate(release),
  createTemplateVersion: (cloud) =>
    cloud.createTemplateVersion({ ...release, templateId: 'lt-1', token: 'one' }),
  deleteTemplateVersion: (cloud) => cloud.deleteTemplateVersion('lt-1', 1),
  deleteTemplate: (cloud) => cloud.deleteTemplate('lt-1'),
  tagTemplate: (cloud) => cloud.tagTemplate('lt-1', { a: 'b' }),
  untagTemplate: (cloud) => cloud.untagTemplate('lt-1', ['a']),
  createGroup: (cloud) => cloud.createGroup(group),
  resizeGroup: (cloud) => cloud.resizeGroup(name, { minSize: 0 }),
  deleteGroup: (cloud) => cloud.deleteGroup(name),
  tagGroup: (cloud) => cloud.tagGroup(name, { a: 'b' }),
  untagGroup: (cloud) => cloud.untagGroup(name, ['a']),
  attachTrafficSources: (cloud, arn) => both(arn, (id) => cloud.attachTrafficSources(name, [id])),
  detachTrafficSources: (cloud, arn) => both(arn, (id) => cloud.detachTrafficSources(name, [id])),
  setInstanceProtection: (cloud) => cloud.setInstanceProtection(name, ['i-1'], false),
  protectGroup: (cloud) => cloud.protectGroup(name, { newInstancesProtected: true }),
  suspendProcesses: (cloud) => cloud.suspendProcesses(name, ['ReplaceUnhealthy']),
  resumeProcesses: (cloud) => cloud.resumeProcesses(name, ['ReplaceUnhealthy']),
  startRefresh: (cloud) =>
    cloud.startRefresh('web-v001', {
      source: { templateId: 'lt-1', version: 1 },
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
    }),
  cancelRefresh: (cloud) => cloud.cancelRefresh('web-v001'),
  rollBackRefresh: (cloud) => cloud.rollBackRefresh('web-v001'),
  deleteHook: (cloud) => cloud.deleteHook(name, 'warm-up'),
  putPolicy: (cloud) =>
    cloud.putPolicy(name, { name: 'out', policyType: 'SimpleScaling', alarmNames: [], definition: {} }),
  putScheduledAction: (cloud) => cloud.putScheduledAction(name, { name: 'night', definition: {} }),
  putNotification: (cloud) =>
    cloud.putNotification(name, { topicArn: 'arn:aws:sns:us-east-1:1:web', types: ['a'] }),
  enableMetrics: (cloud) => cloud.enableMetrics(name, ['GroupInServiceInstances']),
};

/**
 * Makes every call that the port has, one after the other. They fail: what counts is that they are made.
 *
 * @param targetGroupArn of one that exists: what is behind it is read after it
 */
export async function callPort(cloud: CloudPort, targetGroupArn: string): Promise<void> {
  for (const call of Object.values(calls)) await call(cloud, targetGroupArn).catch(() => undefined);
}
