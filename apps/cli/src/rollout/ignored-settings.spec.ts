import { createHash } from 'node:crypto';
import type { RolloutPlan } from '@clicamos/rolling-asg';
import { configSchema } from '../config/schema.js';
import { ignoredSettings } from './ignored-settings.js';

const live = {
  instanceType: 't3.micro',
  keyName: undefined,
  securityGroupIds: ['sg-1', 'sg-2'],
  instanceProfile: 'arn:aws:iam::123456789012:instance-profile/web-app',
  userDataSha256: createHash('sha256').update('echo hello').digest('hex'),
};

const planOf = (launchSettings: typeof live | undefined, isFirst = false) =>
  ({
    ...(!isFirst && { previous: { name: 'web-v004', minSize: 2, maxSize: 6, launchSettings } }),
    next: { subnetIds: ['subnet-1', 'subnet-2'], healthCheckGraceMs: 300_000 },
  }) as unknown as RolloutPlan; // only these count

/** The findings for what somebody wrote under `group`. */
function found(group: Readonly<Record<string, unknown>>, plan = planOf(live)): readonly string[] {
  const { environments } = configSchema.parse({
    service: 'web',
    defaultEnvironment: 'prod',
    environments: { prod: { cloud: 'emulator', group } },
  });
  const { prod: settings } = environments;
  if (settings === undefined) throw new Error('the literal above has it');
  return ignoredSettings({ settings, writtenGroupKeys: Object.keys(group) }, plan).map(({ text }) => text);
}

describe('ignoredSettings', () => {
  it.each([
    [{ instanceType: 't3.small' }, 'group.instanceType in clicamos.yaml is t3.small, web-v004 has t3.micro'],
    [{ keyName: 'ops' }, 'group.keyName in clicamos.yaml is ops, web-v004 has none'],
    [{ securityGroups: ['sg-1'] }, 'group.securityGroups in clicamos.yaml is sg-1, web-v004 has sg-1, sg-2'],
    [{ instanceProfile: 'web' }, `is web, web-v004 has ${live.instanceProfile}`],
    [{ userData: 'echo s3cret' }, 'group.userData in clicamos.yaml is not what web-v004 runs at boot'],
    [
      { subnets: ['subnet-1'] },
      'group.subnets in clicamos.yaml is subnet-1, web-v004 has subnet-1, subnet-2',
    ],
    [{ min: 1, max: 6 }, 'group.min in clicamos.yaml is 1, web-v004 has 2'],
    [{ max: 8 }, 'group.max in clicamos.yaml is 8, web-v004 has 6'],
    [
      { healthCheckGraceSeconds: 60 },
      'group.healthCheckGraceSeconds in clicamos.yaml is 60, web-v004 has 300',
    ],
  ])('names the key, what is configured and what is live: %j', (group, text) => {
    const texts = found(group);

    expect(texts).toEqual([expect.stringContaining(text)]);
    expect(texts[0]).toMatch(/: the next group takes over from the live one$/);
    expect(texts[0]).not.toMatch(/s3cret/);
  });

  it.each([
    [{ instanceType: 't3.micro' }],
    [{ securityGroups: ['sg-2', 'sg-1'] }],
    [{ instanceProfile: 'web-app' }],
    [{ instanceProfile: live.instanceProfile }],
    [{ userData: 'echo hello' }],
    [{ subnets: ['subnet-2', 'subnet-1'] }],
    [{ min: 2, desired: 4, max: 6 }],
    // Defaults differ from what is live (max 4, grace 60), but nobody wrote them.
    [{}],
  ])('says nothing of what is the same, was not written, or is scaled by others: %j', (group) => {
    expect(found(group)).toEqual([]);
  });

  it('says nothing where the settings are used: on a first deploy', () => {
    expect(found({ instanceType: 't3.small' }, planOf(undefined, true))).toEqual([]);
  });

  it('says nothing of what cannot be read: a group without a launch template is refused anyway', () => {
    expect(found({ instanceType: 't3.small', min: 1 }, planOf(undefined))).toEqual([
      expect.stringContaining('group.min'),
    ]);
  });
});
