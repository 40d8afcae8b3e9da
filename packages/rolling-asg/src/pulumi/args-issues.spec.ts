import * as pulumi from '@pulumi/pulumi';
import { argsIssues, emptyIssues } from './args-issues.js';
import type { RollingGroupArgs } from './rolling-group-args.js';

const good: RollingGroupArgs = {
  imageId: 'ami-0b3',
  instanceType: 't3.micro',
  securityGroupIds: ['sg-1'],
  subnetIds: ['subnet-1'],
  loadBalancers: ['web'],
  minSize: 1,
  maxSize: 4,
};

describe('argsIssues', () => {
  it.each<[string, Partial<RollingGroupArgs>]>([
    ['what is required', {}],
    ['a target group in place of a load balancer', { loadBalancers: [], targetGroups: ['arn:aws:x'] }],
    ['a desired capacity at the minimum', { minSize: 2, desiredCapacity: 2 }],
    ['a desired capacity at the maximum', { desiredCapacity: 4 }],
    ['one size for all', { minSize: 4, maxSize: 4, desiredCapacity: 4 }],
    ['no grace', { healthCheckGraceMs: 0 }],
    ['user data of 16 KiB', { userData: 'x'.repeat(16_384) }],
    ['own tags', { tags: { Team: 'shop', 'my:clicamos:service': 'x' } }],
    ['outputs', { imageId: pulumi.output('x'), subnetIds: pulumi.output([]), userData: pulumi.output('') }],
  ])('has nothing against %s', (_, args) => {
    expect(argsIssues({ ...good, ...args })).toEqual([]);
  });

  it.each<[Partial<RollingGroupArgs>, string, string]>([
    [{ minSize: 0 }, 'minSize', 'must be an integer >= 1, got `0` (number)'],
    [{ maxSize: 1.5 }, 'maxSize', 'must be an integer >= 1, got `1.5` (number)'],
    [{ desiredCapacity: 0 }, 'desiredCapacity', 'must be an integer >= 1, got `0` (number)'],
    [{ desiredCapacity: Number.NaN }, 'desiredCapacity', 'must be an integer >= 1, got `NaN` (number)'],
    [{ minSize: 5 }, 'minSize', 'must not be above `maxSize` 4, got `5`'],
    [{ desiredCapacity: 5 }, 'desiredCapacity', 'must not be above `maxSize` 4, got `5`'],
    [{ minSize: 2, desiredCapacity: 1 }, 'desiredCapacity', 'must not be below `minSize` 2, got `1`'],
    [{ loadBalancers: [] }, 'loadBalancers', 'or `targetGroups` must name at least one, got none'],
    [{ subnetIds: [] }, 'subnetIds', 'must name at least one, got none'],
    [{ securityGroupIds: [] }, 'securityGroupIds', 'must name at least one, got none'],
    [{ healthCheckGraceMs: -1 }, 'healthCheckGraceMs', 'must be an integer >= 0, got `-1` (number)'],
    [{ capacityTimeoutMs: 0 }, 'capacityTimeoutMs', 'must be an integer >= 1, got `0` (number)'],
    [{ deleteTimeoutMs: 0 }, 'deleteTimeoutMs', 'must be an integer >= 1, got `0` (number)'],
    [{ imageId: 'web' }, 'imageId', 'must be one AMI id such as `ami-0b3`, got `web`'],
    [
      { imageId: 'resolve:ssm:/web' },
      'imageId',
      'must be one AMI id such as `ami-0b3`, got `resolve:ssm:/web`',
    ],
    [{ userData: 'é'.repeat(8_193) }, 'userData', 'must be at most 16384 bytes, got 16386'],
    [
      { tags: { 'clicamos:service': 'web' } },
      'tags["clicamos:service"]',
      '`aws:` belongs to AWS, and `clicamos:` says that the rollout engine owns a group',
    ],
    [
      { tags: { 'aws:x': 'y' } },
      'tags["aws:x"]',
      '`aws:` belongs to AWS, and `clicamos:` says that the rollout engine owns a group',
    ],
  ])('refuses %j at `%s`', (args, path, reason) => {
    expect(argsIssues({ ...good, ...args })).toEqual([{ path, reason }]);
  });

  it('reports each bad size once, and does not compare what is no size', () => {
    const issues = argsIssues({ ...good, minSize: 9, maxSize: 0, desiredCapacity: -1 });

    expect(issues.map(({ path }) => path)).toEqual(['maxSize', 'desiredCapacity']);
  });
});

describe('emptyIssues', () => {
  it('finds an empty list, and leaves what is no list alone', () => {
    expect(emptyIssues('a', [])).toHaveLength(1);
    expect(emptyIssues('a', ['x'])).toEqual([]);
    expect(emptyIssues('a', undefined)).toEqual([]);
  });
});
