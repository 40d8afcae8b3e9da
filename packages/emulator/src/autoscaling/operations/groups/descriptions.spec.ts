import { createScene, type Scene } from '../../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };

describe('DescribeAutoScalingGroups', () => {
  function createThreeGroups(): Scene {
    const scene = createScene();
    for (const name of ['a', 'b', 'c']) {
      scene.createGroup({
        AutoScalingGroupName: name,
        DesiredCapacity: 0,
        Tags: [{ Key: 'team', Value: name }],
      });
    }
    return scene;
  }

  it('answers in pages of MaxRecords', () => {
    const scene = createThreeGroups();

    const first = scene.call('DescribeAutoScalingGroups', { MaxRecords: 2 });
    const second = scene.call('DescribeAutoScalingGroups', { MaxRecords: 2, NextToken: first.NextToken });

    const names = [first, second].map((page) =>
      page.AutoScalingGroups?.map((group) => group.AutoScalingGroupName),
    );
    expect(names).toEqual([['a', 'b'], ['c']]);
    expect(second.NextToken).toBeUndefined();
  });

  it('refuses tokens that it did not give, and pages out of range', () => {
    const scene = createThreeGroups();
    const describe = (input: object) => () => scene.call('DescribeAutoScalingGroups', input);

    expect(describe({ NextToken: 'x' })).toThrow(expect.objectContaining({ code: 'InvalidNextToken' }));
    expect(describe({ MaxRecords: 101 })).toThrow(/'101' at 'maxRecords'/);
    expect(describe({ MaxRecords: 0 })).toThrow(/'0' at 'maxRecords'/);
  });

  it.each([
    [{ Name: 'tag:team', Values: ['b'] }, ['b']],
    [{ Name: 'tag-key', Values: ['team'] }, ['a', 'b', 'c']],
    [{ Name: 'tag-value', Values: ['a', 'c'] }, ['a', 'c']],
    [{ Name: 'tag:other', Values: ['b'] }, []],
  ])('filters by %j', (filter, expected) => {
    const scene = createThreeGroups();

    const { AutoScalingGroups } = scene.call('DescribeAutoScalingGroups', { Filters: [filter] });

    expect(AutoScalingGroups?.map((group) => group.AutoScalingGroupName)).toEqual(expected);
  });
});

describe('DescribeScalingActivities', () => {
  it('lists what goes on first, then the newest, in pages', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    scene.boot();
    scene.time.advance(1000);
    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 2 });
    scene.boot();
    scene.time.advance(1000);
    scene.call('TerminateInstanceInAutoScalingGroup', {
      InstanceId: 'i-001',
      ShouldDecrementDesiredCapacity: true,
    });

    const page = scene.call('DescribeScalingActivities', { ...named, MaxRecords: 2 });
    const rest = scene.call('DescribeScalingActivities', { ...named, NextToken: page.NextToken });

    const descriptions = [page, rest].map(({ Activities }) =>
      Activities?.map(({ Description }) => Description),
    );
    expect(descriptions).toEqual([
      ['Terminating EC2 instance: i-001', 'Launching a new EC2 instance: i-002'],
      ['Launching a new EC2 instance: i-001'],
    ]);
  });

  it('finds activities by id and by status', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    const id = scene.activityOf('i-001')?.ActivityId ?? '';
    const count = (input: object) => scene.call('DescribeScalingActivities', input).Activities?.length;

    expect(count({ ActivityIds: [id] })).toBe(1);
    expect(count({ ActivityIds: ['other'] })).toBe(0);
    expect(count({ Filters: [{ Name: 'Status', Values: ['PreInService'] }] })).toBe(1);
    expect(count({ Filters: [{ Name: 'Status', Values: ['Successful'] }] })).toBe(0);
  });
});

describe('tags', () => {
  it('are put, described, filtered and deleted; new instances get what propagates', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 0 });
    const tag = { ResourceId: 'web', ResourceType: 'auto-scaling-group' };
    scene.call('CreateOrUpdateTags', {
      Tags: [
        { ...tag, Key: 'role', Value: 'next', PropagateAtLaunch: true },
        { ...tag, Key: 'step', Value: '3', PropagateAtLaunch: false },
      ],
    });

    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 1 });
    const { Tags } = scene.call('DescribeTags', {
      Filters: [
        { Name: 'auto-scaling-group', Values: ['web'] },
        { Name: 'propagate-at-launch', Values: ['true'] },
      ],
    });
    scene.call('DeleteTags', { Tags: [{ ...tag, Key: 'role' }] });

    expect(Tags).toEqual([{ ...tag, Key: 'role', Value: 'next', PropagateAtLaunch: true }]);
    expect(scene.instances.launched[0]?.tags.get('role')).toBe('next');
    expect(scene.instances.launched[0]?.tags.has('step')).toBe(false);
    expect(scene.group()?.Tags?.map(({ Key }) => Key)).toEqual(['step']);
  });

  it('are put on all groups of a request or on none', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 0 });
    const Tags = ['web', 'none'].map((ResourceId) => ({
      ResourceId,
      ResourceType: 'auto-scaling-group',
      Key: 'k',
    }));

    expect(() => scene.call('CreateOrUpdateTags', { Tags })).toThrow(/AutoScalingGroup none not found/);
    expect(scene.group()?.Tags).toEqual([]);
  });
});

describe('processes', () => {
  it('are suspended and resumed by name, all when none is named', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 0 });
    const suspended = () => scene.group()?.SuspendedProcesses?.map(({ ProcessName }) => ProcessName);

    scene.call('SuspendProcesses', named);
    const all = suspended()?.length;
    scene.call('ResumeProcesses', { ...named, ScalingProcesses: ['Launch', 'Terminate'] });

    expect(all).toBe(9);
    expect(suspended()).toHaveLength(7);
    expect(() => scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['Sleep'] })).toThrow(
      'Invalid Process: Sleep',
    );
    expect(scene.call('DescribeScalingProcessTypes', {}).Processes).toHaveLength(9);
  });
});
