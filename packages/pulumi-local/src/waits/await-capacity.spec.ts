import { fakeClock, fakeContext } from '../testing/pulumi-local-context.js';
import { awaitCapacity, type WantedCapacity } from './await-capacity.js';

const inService = (id: string) => ({ InstanceId: id, LifecycleState: 'InService', HealthStatus: 'Healthy' });

const targetHealth = (Id: string) => ({ Target: { Id }, TargetHealth: { State: 'healthy' } });

interface Cloud {
  readonly group: object;
  /** Who serves, in turn by load balancer or target group; the last one stays. */
  readonly elb?: Readonly<Record<string, readonly string[][]>>;
  readonly activities?: readonly object[];
  /** What each instance wrote. */
  readonly consoles?: string;
}

function contextOf({ group, elb = {}, activities = [], consoles = '' }: Cloud, asked: string[] = []) {
  const turns = new Map<string, number>();
  return fakeContext(({ constructor: { name }, input }) => {
    asked.push(name);
    if (name === 'DescribeScalingActivitiesCommand') return { Activities: activities };
    if (name === 'GetConsoleOutputCommand') return { Output: Buffer.from(consoles).toString('base64') };
    if (name === 'DescribeAutoScalingGroupsCommand') return { AutoScalingGroups: [group] };
    const { LoadBalancerName, TargetGroupArn }: { LoadBalancerName?: string; TargetGroupArn?: string } =
      input;
    const balancer = LoadBalancerName ?? TargetGroupArn ?? '';
    const turn = turns.get(balancer) ?? 0;
    turns.set(balancer, turn + 1);
    const ids = elb[balancer]?.[Math.min(turn, (elb[balancer]?.length ?? 1) - 1)] ?? [];
    if (TargetGroupArn !== undefined) return { TargetHealthDescriptions: ids.map(targetHealth) };
    return { InstanceStates: ids.map((InstanceId) => ({ InstanceId, State: 'InService' })) };
  }, fakeClock());
}

const wanted = (changes: Partial<WantedCapacity> = {}): WantedCapacity => ({
  inService: 2,
  inServiceInElbs: 2,
  failOnFailedActivity: true,
  timeoutMs: 10_000,
  ...changes,
});

const twoBehind = (...LoadBalancerNames: string[]) => ({
  Instances: [inService('i-1'), inService('i-2')],
  LoadBalancerNames,
});

describe('awaitCapacity', () => {
  it('waits until as many as wanted are InService in every load balancer', async () => {
    const asked: string[] = [];
    const cloud = {
      group: twoBehind('a', 'b'),
      elb: { a: [['i-1', 'i-2']], b: [['i-1'], ['i-1'], ['i-1', 'i-2']] },
    };

    await awaitCapacity('g', contextOf(cloud, asked), wanted());

    expect(asked.filter((name) => name === 'DescribeAutoScalingGroupsCommand')).toHaveLength(3);
  });

  it('fails with what those wrote that do not serve', async () => {
    const consoles = 'starting\nError: no database\n';
    const cloud = { group: twoBehind('a'), elb: { a: [['i-1']] }, consoles };

    const waiting = awaitCapacity('g', contextOf(cloud), wanted());

    await expect(waiting).rejects.toThrow(
      'Not ready after 10 s: 1 of 2 instances are InService in a\nConsole of i-2:\n  starting\n  Error: no database',
    );
  });

  it('fails for its own reason where a console cannot be read', async () => {
    const waiting = awaitCapacity(
      'g',
      fakeContext(({ constructor: { name } }) => {
        if (name === 'GetConsoleOutputCommand') throw new RangeError('no such instance');
        if (name === 'DescribeAutoScalingGroupsCommand') return { AutoScalingGroups: [twoBehind('a')] };
        return {};
      }),
      wanted(),
    );

    await expect(waiting).rejects.toThrow(
      /^Not ready after 10 s: 0 of 2 instances are InService in a\nThe console of i-1 could not be read: RangeError/,
    );
  });

  it('does not count what is InService in the load balancer but not of the group', async () => {
    const waiting = awaitCapacity(
      'g',
      contextOf({ group: twoBehind('a'), elb: { a: [['i-1', 'i-9']] } }),
      wanted(),
    );

    await expect(waiting).rejects.toThrow('Not ready after 10 s: 1 of 2 instances are InService in a');
  });

  it.each([
    ['not yet InService', { InstanceId: 'i-2', LifecycleState: 'Pending', HealthStatus: 'Healthy' }],
    ['unhealthy', { InstanceId: 'i-2', LifecycleState: 'InService', HealthStatus: 'Unhealthy' }],
  ])('does not count an instance that is %s', async (_what, instance) => {
    const group = { Instances: [inService('i-1'), instance] };

    const waiting = awaitCapacity('g', contextOf({ group }), wanted({ inServiceInElbs: 0 }));

    await expect(waiting).rejects.toThrow(
      'Not ready after 10 s: 1 of 2 instances are InService in the group',
    );
  });

  it('asks no load balancer when none is to be waited for', async () => {
    const asked: string[] = [];

    await awaitCapacity('g', contextOf({ group: twoBehind('a') }, asked), wanted({ inServiceInElbs: 0 }));

    expect(asked).toEqual(['DescribeScalingActivitiesCommand', 'DescribeAutoScalingGroupsCommand']);
  });

  it('fails at once when a scaling activity failed, unless told not to mind', async () => {
    const activities = [{ StatusCode: 'Failed', StatusMessage: 'no capacity in eu-west-1a' }];
    const cloud = { group: twoBehind('a'), elb: { a: [['i-1', 'i-2']] }, activities };

    const minding = awaitCapacity('g', contextOf(cloud), wanted());
    const notMinding = awaitCapacity('g', contextOf(cloud), wanted({ failOnFailedActivity: false }));

    await expect(minding).rejects.toThrow('A scaling activity failed: no capacity in eu-west-1a');
    await expect(notMinding).resolves.toMatchObject({ LoadBalancerNames: ['a'] });
  });

  it('waits for nothing with a timeout of 0', async () => {
    const group = { Instances: [], LoadBalancerNames: ['a'] };

    await expect(awaitCapacity('g', contextOf({ group }), wanted({ timeoutMs: 0 }))).resolves.toEqual(group);
  });

  it('waits until as many as wanted are healthy in every target group', async () => {
    const asked: string[] = [];
    const group = { ...twoBehind(), TargetGroupARNs: ['arn'] };

    await awaitCapacity('g', contextOf({ group, elb: { arn: [['i-1'], ['i-1', 'i-2']] } }, asked), wanted());

    expect(asked.filter((name) => name === 'DescribeTargetHealthCommand')).toHaveLength(2);
  });
});
