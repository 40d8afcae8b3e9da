import * as ec2 from '@pulumi/aws/ec2/index.js';
import * as elb from '@pulumi/aws/elb/index.js';
import * as lb from '@pulumi/aws/lb/index.js';
import * as pulumi from '@pulumi/pulumi';
import { type ProgramRun, runWithMonitor } from '../testing/pulumi-monitor.js';
import { RollingGroup } from './rolling-group.js';
import type { RollingGroupArgs } from './rolling-group-args.js';

const plainArgs: RollingGroupArgs = {
  imageId: 'ami-0b3',
  instanceType: 't3.micro',
  securityGroupIds: ['sg-1'],
  subnetIds: ['subnet-1', 'subnet-2'],
  loadBalancers: ['web'],
  minSize: 2,
  maxSize: 6,
  desiredCapacity: 3,
};

/** The provider's part: templates of version 7, and the suffix that makes a group's name unique. */
const computed = ({ type, inputs }: { readonly type: string; readonly inputs: Record<string, unknown> }) => {
  if (type === 'aws:ec2/launchTemplate:LaunchTemplate') return { latestVersion: 7 };
  return type === 'aws:autoscaling/group:Group' ? { name: `${String(inputs['namePrefix'])}20260101` } : {};
};

const run = (
  args: () => RollingGroupArgs,
  options?: () => pulumi.ComponentResourceOptions,
): Promise<ProgramRun> =>
  runWithMonitor(
    async () => {
      const group = new RollingGroup('web', args(), options?.());
      const { groupName, launchTemplateId, launchTemplateVersion } = group;
      return { groupName, launchTemplateId, launchTemplateVersion };
    },
    { computed },
  );

const classicLoadBalancer = (settings: Partial<elb.LoadBalancerArgs>) =>
  new elb.LoadBalancer('front', {
    name: 'front',
    listeners: [{ instancePort: 80, instanceProtocol: 'http', lbPort: 80, lbProtocol: 'http' }],
    ...settings,
  });

describe('RollingGroup', () => {
  it('registers a template, then a group of its version, both as its children', async () => {
    const { registered, only } = await run(() => plainArgs);

    expect(registered.map(({ type }) => type)).toEqual([
      'pulumi:pulumi:Stack',
      'clicamos:rolling-asg:RollingGroup',
      'aws:ec2/launchTemplate:LaunchTemplate',
      'aws:autoscaling/group:Group',
    ]);
    expect(only('LaunchTemplate').parent).toBe('clicamos:rolling-asg:RollingGroup::web');
    expect(only('Group')).toMatchObject({
      parent: 'clicamos:rolling-asg:RollingGroup::web',
      dependencies: [expect.stringContaining('LaunchTemplate::web')],
      inputs: { launchTemplate: { id: 'web-id', version: '7' } },
    });
  });

  it('names the group after the template version', async () => {
    const { only, outputs } = await run(() => plainArgs);

    expect(only('Group').inputs).toMatchObject({ namePrefix: 'web-v7-' });
    expect(only('Group').inputs).not.toHaveProperty('name');
    expect(outputs).toEqual({
      groupName: 'web-v7-20260101',
      launchTemplateId: 'web-id',
      launchTemplateVersion: 7,
    });
  });

  it('waits until all that is desired serves in the load balancers', async () => {
    const { only } = await run(() => ({ ...plainArgs, capacityTimeoutMs: 900_000 }));

    expect(only('Group').inputs).toMatchObject({
      minSize: 2,
      maxSize: 6,
      desiredCapacity: 3,
      minElbCapacity: 3,
      waitForCapacityTimeout: '900s',
      healthCheckType: 'ELB',
      healthCheckGracePeriod: 300,
      loadBalancers: ['web'],
      vpcZoneIdentifiers: ['subnet-1', 'subnet-2'],
    });
  });

  it('replaces the group by a new one on any change, also one whose creation failed', async () => {
    const { only } = await run(() => plainArgs);

    expect(only('Group')).toMatchObject({ deleteBeforeReplace: false, replaceOnChanges: ['*'] });
  });

  it('does not set the live desired capacity back', async () => {
    const { only } = await run(() => plainArgs);

    expect(only('Group').ignoreChanges).toEqual([
      'desiredCapacity',
      'minElbCapacity',
      'waitForCapacityTimeout',
    ]);
  });

  it('lets instances drain when the group is deleted', async () => {
    const { only } = await run(() => plainArgs);

    expect(only('Group').inputs).not.toHaveProperty('forceDelete');
    expect(only('Group').deleteTimeout).toBe('3900s');
  });

  it('starts instances from the template, with IMDSv2 required', async () => {
    const { only } = await run(() => ({ ...plainArgs, instanceProfile: 'app', userData: 'echo é' }));

    expect(only('LaunchTemplate').inputs).toMatchObject({
      imageId: 'ami-0b3',
      instanceType: 't3.micro',
      vpcSecurityGroupIds: ['sg-1'],
      iamInstanceProfile: { name: 'app' },
      userData: Buffer.from('echo é').toString('base64'),
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    });
  });

  it('tags what it makes, and leaves the tags of the rollout engine alone', async () => {
    const { only } = await run(() => ({ ...plainArgs, tags: { Team: 'shop', Name: 'x' } }));

    const tags = { Team: 'shop', Name: 'web', Environment: 'test', Project: 'shop' };
    expect(only('LaunchTemplate').inputs).toMatchObject({
      tags,
      tagSpecifications: [{ resourceType: 'volume', tags }],
    });
    expect(only('Group').inputs['tags']).toEqual(
      Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
    );
  });

  it('takes the environment and the project that it is given', async () => {
    const { only } = await run(() => ({ ...plainArgs, environment: 'prod', project: 'other' }));

    expect(only('LaunchTemplate').inputs).toMatchObject({
      tags: { Environment: 'prod', Project: 'other' },
    });
  });

  it('joins a load balancer that drains, by the name that it turns out to have', async () => {
    const { only } = await run(() => ({
      ...plainArgs,
      loadBalancers: [classicLoadBalancer({ connectionDraining: true })],
      subnetIds: pulumi.output(['subnet-9']),
    }));

    expect(only('Group').inputs).toMatchObject({
      loadBalancers: ['front'],
      vpcZoneIdentifiers: ['subnet-9'],
    });
    expect(only('Group').dependencies).toContainEqual(expect.stringContaining('LoadBalancer::front'));
  });

  it('joins a target group, as a resource or by its ARN, beside load balancers or alone', async () => {
    const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/943f017f100becff';
    const { loadBalancers: _none, ...others } = plainArgs;
    const { only } = await run(() => ({
      ...others,
      targetGroups: [new lb.TargetGroup('targets', { port: 80, protocol: 'HTTP', vpcId: 'vpc-1' }), arn],
    }));

    expect(only('Group').inputs).not.toHaveProperty('loadBalancers');
    expect(only('Group').inputs['targetGroupArns']).toEqual([null, arn]); // the monitor makes no ARNs up
    expect(only('Group').dependencies).toContainEqual(expect.stringContaining('TargetGroup::targets'));
  });

  it('makes the group wait for what the component depends on', async () => {
    const { only } = await run(
      () => plainArgs,
      () => ({ dependsOn: new ec2.Route('way-out', { routeTableId: 'rtb-1' }) }),
    );

    expect(only('Group').dependencies).toContainEqual(expect.stringContaining('Route::way-out'));
  });

  it('says which input is bad, and creates nothing', async () => {
    let thrown: unknown;

    const { registered } = await runWithMonitor(async () => {
      try {
        new RollingGroup('web', { ...plainArgs, desiredCapacity: 7 });
      } catch (error) {
        thrown = error;
      }
      return {};
    });

    expect(pulumi.InputPropertyError.isInstance(thrown)).toBe(true);
    expect(thrown).toMatchObject({
      propertyPath: 'desiredCapacity',
      reason: 'must not be above `maxSize` 6, got `7`',
    });
    expect(registered.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack']);
  });

  it('says all that is bad at once', () => {
    const bad = { ...plainArgs, loadBalancers: [], subnetIds: [] };

    expect(() => new RollingGroup('web', bad)).toThrow(
      expect.objectContaining({
        message:
          '`loadBalancers` or `targetGroups` must name at least one, got none; `subnetIds` must name at least one, got none',
        errors: [
          expect.objectContaining({ propertyPath: 'loadBalancers' }),
          expect.objectContaining({ propertyPath: 'subnetIds' }),
        ],
      }),
    );
  });
});
