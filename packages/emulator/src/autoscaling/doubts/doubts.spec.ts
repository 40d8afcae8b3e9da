import {
  CreateInstanceProfileCommand,
  AddRoleToInstanceProfileCommand,
  CreateRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { CreateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2';
import { createScene, type Scene } from '../../testing/autoscaling/autoscaling-scene.js';
import { doubting } from '../../testing/doubting.js';
import { createLaboratory, type Laboratory } from '../../testing/laboratory-fixture.js';
import type { Doubts } from '../../service/doubts.js';

const named = { AutoScalingGroupName: 'web' };
const onElb = { ...named, LoadBalancerNames: ['web-elb'] };
const stateOf = (scene: Scene) => scene.call('DescribeLoadBalancers', named).LoadBalancers?.[0]?.State;

/** Two instances in service, whose load balancer is being removed. */
function createRemovingScene(doubts: Partial<Doubts>): Scene {
  const scene = createScene({ hazards: doubting(doubts) });
  scene.createGroup({ LoadBalancerNames: ['web-elb'], HealthCheckType: 'ELB' });
  scene.boot();
  scene.trafficSources.pass('web-elb', 'i-001');
  scene.trafficSources.pass('web-elb', 'i-002');
  scene.call('DetachLoadBalancers', onElb);
  return scene;
}

describe('attaching while the load balancer is Removing', () => {
  it('is taken: it comes back', () => {
    const scene = createRemovingScene({ attachWhileRemoving: 'taken' });

    scene.call('AttachLoadBalancers', onElb);

    expect(stateOf(scene)).toBe('Added');
  });

  it('is refused until it has gone', () => {
    const scene = createRemovingScene({ attachWhileRemoving: 'refused' });

    expect(() => scene.call('AttachLoadBalancers', onElb)).toThrow(
      expect.objectContaining({ code: 'ResourceContention', status: 500 }),
    );
    expect(stateOf(scene)).toBe('Removing');
    scene.trafficSources.drained('web-elb', 'i-001');
    scene.trafficSources.drained('web-elb', 'i-002');
    scene.call('AttachLoadBalancers', onElb);

    expect(stateOf(scene)).toBe('Added');
  });
});

describe('detaching while the load balancer is Removing', () => {
  it.each([
    { detachWhileRemoving: 'taken', error: undefined },
    {
      detachWhileRemoving: 'refused',
      error: 'Trying to remove Load Balancers that are not part of the group',
    },
  ] as const)('is $detachWhileRemoving', ({ detachWhileRemoving, error }) => {
    const scene = createRemovingScene({ detachWhileRemoving });
    const detach = () => scene.call('DetachLoadBalancers', onElb);

    if (error === undefined) expect(detach()).toEqual({});
    else expect(detach).toThrow(error);

    expect(stateOf(scene)).toBe('Removing');
  });
});

describe('the other instances, when the first one is healthy after a load balancer was attached again', () => {
  it.each([
    { othersAfterAttach: 'kept', members: ['i-001 us-east-1a InService', 'i-002 us-east-1b InService'] },
    {
      othersAfterAttach: 'replaced',
      members: ['i-001 us-east-1a InService', 'i-002 us-east-1b Terminating', 'i-003 us-east-1b Pending'],
    },
  ] as const)('are $othersAfterAttach', ({ othersAfterAttach, members }) => {
    const scene = createRemovingScene({ othersAfterAttach });
    scene.time.advance(1);

    scene.call('AttachLoadBalancers', onElb);
    const before = scene.members();
    scene.trafficSources.pass('web-elb', 'i-001');

    expect(before).toEqual(['i-001 us-east-1a InService', 'i-002 us-east-1b InService']);
    expect(scene.members()).toEqual(members);
  });

  it('are kept while ReplaceUnhealthy is suspended, and marked all the same', () => {
    const scene = createRemovingScene({ othersAfterAttach: 'replaced' });
    scene.time.advance(1);
    scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['ReplaceUnhealthy'] });

    scene.call('AttachLoadBalancers', onElb);
    scene.trafficSources.pass('web-elb', 'i-001');

    expect(scene.members()).toEqual(['i-001 us-east-1a InService', 'i-002 us-east-1b InService']);
    expect(scene.group()?.Instances?.map(({ HealthStatus }) => HealthStatus)).toEqual([
      'Healthy',
      'Unhealthy',
    ]);
  });

  it('are those that ran before: an instance that comes later has its time', () => {
    const scene = createRemovingScene({ othersAfterAttach: 'replaced' });
    scene.time.advance(1);
    scene.call('AttachLoadBalancers', onElb);
    scene.trafficSources.pass('web-elb', 'i-001');
    scene.time.advance(1);

    scene.boot();

    expect(scene.members()).toContain('i-003 us-east-1b InService');
    expect(scene.instances.launched).toHaveLength(3);
  });
});

describe('a condition on tags that lags behind a new group', () => {
  it.each([
    ['SetDesiredCapacity', () => ({ ...named, DesiredCapacity: 1 })],
    ['CreateOrUpdateTags', () => ({ Tags: [{ ResourceId: 'web', Key: 'a', Value: 'b' }] })],
  ] as const)('denies %s for a while', (operation, input) => {
    const scene = createScene({ hazards: doubting({ tagConditionLagMs: 5_000 }) });
    scene.createGroup();
    const call = () => scene.call(operation, input() as never);

    expect(call).toThrow(
      expect.objectContaining({
        code: 'AccessDenied',
        status: 403,
        message: `User: arn:aws:iam::123456789012:root is not authorized to perform: autoscaling:${operation} because no identity-based policy allows the autoscaling:${operation} action`,
      }),
    );
    expect(scene.group()).toBeDefined();
    scene.time.advance(5_000);

    expect(call()).toEqual({});
  });
});

it('a group that is created again is there already, and not denied', () => {
  const scene = createScene({ hazards: doubting({ tagConditionLagMs: 5_000 }) });
  scene.createGroup();

  expect(() => scene.createGroup()).toThrow(expect.objectContaining({ code: 'AlreadyExists' }));
});

describe('an explicit service-linked role', () => {
  const ServiceLinkedRoleARN =
    'arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';

  it.each([
    { passServiceLinkedRole: 'allowed', isThere: true },
    { passServiceLinkedRole: 'denied', isThere: false },
  ] as const)('may be passed, or not: $passServiceLinkedRole', ({ passServiceLinkedRole, isThere }) => {
    const scene = createScene({ hazards: doubting({ passServiceLinkedRole }) });
    const create = () => scene.createGroup({ ServiceLinkedRoleARN });

    if (isThere) create();
    else
      expect(create).toThrow(
        /is not authorized to perform: iam:PassRole on resource: arn:aws:iam::.*AutoScaling/,
      );

    expect(scene.group() !== undefined).toBe(isThere);
  });

  it('is no matter for a group that names none, and has the default one', () => {
    const scene = createScene({ hazards: doubting({ passServiceLinkedRole: 'denied' }) });

    scene.createGroup();

    expect(scene.group()?.ServiceLinkedRoleARN).toMatch(
      /^arn:aws:iam::\d{12}:role\/aws-service-role\/autoscaling.amazonaws.com\/AWSServiceRoleForAutoScaling$/,
    );
  });
});

describe('tags that are not visible yet', () => {
  it('are shown as they were before, with the group and by themselves, and searched so', () => {
    const scene = createScene({ hazards: doubting({ tagVisibilityLagMs: 3_000 }) });
    const tag = (Value: string) => [{ ResourceId: 'web', Key: 'role', Value }];
    const shown = () => [
      scene.group()?.Tags?.map(({ Value }) => Value),
      scene.call('DescribeTags', {}).Tags?.map(({ Value }) => Value),
      scene.call('DescribeAutoScalingGroups', { Filters: [{ Name: 'tag:role', Values: ['live'] }] })
        .AutoScalingGroups?.length,
    ];
    scene.createGroup({ Tags: tag('next') });
    const seen = [shown()];

    scene.time.advance(3_000);
    scene.call('CreateOrUpdateTags', { Tags: tag('live') });
    seen.push(shown());
    scene.time.advance(3_000);
    seen.push(shown());

    expect(seen).toEqual([
      [[], [], 0],
      [['next'], ['next'], 0],
      [['live'], ['live'], 1],
    ]);
  });
});

describe('a group that is busy when it is to be deleted', () => {
  it('is deleted when that is over, counted from the first try', () => {
    const scene = createScene({ hazards: doubting({ deletionBusyMs: 60_000 }) });
    scene.createGroup({ DesiredCapacity: 0 });
    const remove = () => scene.call('DeleteAutoScalingGroup', named);

    scene.time.advance(60_000);
    expect(remove).toThrow(expect.objectContaining({ code: 'ScalingActivityInProgress' }));
    scene.time.advance(59_999);
    expect(remove).toThrow(expect.objectContaining({ code: 'ScalingActivityInProgress' }));
    scene.time.advance(1);
    remove();

    expect(scene.group()).toBeUndefined();
  });

  it('does not wait with force', () => {
    const scene = createScene({ hazards: doubting({ deletionBusyMs: 60_000 }) });
    scene.createGroup({ DesiredCapacity: 0 });

    scene.call('DeleteAutoScalingGroup', { ...named, ForceDelete: true });

    expect(scene.group()).toBeUndefined();
  });
});

describe('what was made a moment ago', () => {
  const createGroup = ({ autoScaling }: Laboratory) =>
    autoScaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName: 'api',
        LaunchTemplate: { LaunchTemplateName: 'api', Version: '1' },
        AvailabilityZones: ['us-east-1a'],
        MinSize: 0,
        MaxSize: 1,
      }),
    );

  async function createTemplate({ ec2, emulator }: Laboratory, profile?: string): Promise<void> {
    const ImageId = emulator.registerSimulatedImage({ name: 'api' });
    const IamInstanceProfile = profile === undefined ? undefined : { Name: profile };
    const LaunchTemplateData = { ImageId, InstanceType: 't3.micro' as const, IamInstanceProfile };
    await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'api', LaunchTemplateData }));
  }

  it('a template version is unknown to groups for a while', async () => {
    await using laboratory = await createLaboratory({ faults: { doubts: { templateVersionLagMs: 4_000 } } });
    await createTemplate(laboratory);

    await expect(createGroup(laboratory)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(
        /^You must use a valid fully-formed launch template\. Could not find the specified version 1 for/,
      ),
    });
    await laboratory.clock.sleep(4_000);

    await createGroup(laboratory);
  });

  it('an instance profile is unknown to groups for a while', async () => {
    await using laboratory = await createLaboratory({ faults: { doubts: { instanceProfileLagMs: 8_000 } } });
    const { emulator } = laboratory;
    const { endpoint, region } = emulator;
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const iam = new IAMClient({ endpoint, region, credentials, requestHandler: emulator.requestHandler() });
    const names = { InstanceProfileName: 'web', RoleName: 'web' };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await iam.send(new CreateRoleCommand({ RoleName: 'web', AssumeRolePolicyDocument }));
    await iam.send(new CreateInstanceProfileCommand(names));
    await iam.send(new AddRoleToInstanceProfileCommand(names));
    await createTemplate(laboratory, 'web');

    await expect(createGroup(laboratory)).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        'You must use a valid fully-formed launch template. Value (web) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
    });
    await laboratory.clock.sleep(8_000);

    await createGroup(laboratory);
  });
});
