import type { RequestListener } from 'node:http';
import type {
  Action,
  RuleCondition,
  TargetGroupStickinessConfig,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  createGroup,
  createWeb,
  listenFor,
  serveFrom,
  startElbv2,
} from '../testing/traffic/elbv2-fixture.js';

const says =
  (text: string): RequestListener =>
  (_request, response) =>
    response.end(text);

const fixed = (MessageBody: string, StatusCode = '200') => [
  { Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode, MessageBody } },
];

async function createScene() {
  const elbv2 = startElbv2();
  const loadBalancer = await createWeb(elbv2);
  const group = await createGroup(elbv2, 'web');
  const listener = await listenFor(elbv2, { loadBalancer, group });
  await serveFrom(elbv2, group, await elbv2.instances.launch(says('default')));
  return {
    ...elbv2,
    listener,
    group,
    rule: async (priority: number, condition: RuleCondition, text: string) => {
      const { Rules = [] } = await elbv2.api.CreateRule({
        ...{ ListenerArn: listener, Priority: priority, Conditions: [condition], Actions: fixed(text) },
      });
      return Rules[0]?.RuleArn ?? '';
    },
    get: async (path: string, init: RequestInit = {}) =>
      (await fetch(`${elbv2.origin()}${path}`, { redirect: 'manual', ...init })).text(),
  };
}

const conditions: readonly (readonly [string, RuleCondition, string, RequestInit])[] = [
  ['path', { Field: 'path-pattern', Values: ['/api/*'] }, '/api/x', {}],
  [
    'header',
    { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Beta', Values: ['o?'] } },
    '/',
    { headers: { 'x-beta': 'ON' } },
  ],
  [
    'query',
    { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'v', Value: '2*' }] } },
    '/?v=25',
    {},
  ],
  [
    'method',
    { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['PUT'] } },
    '/',
    { method: 'PUT' },
  ],
  ['source', { Field: 'source-ip', SourceIpConfig: { Values: ['127.0.0.0/8'] } }, '/', {}],
];

describe('the rules of a listener', () => {
  it.each(conditions)('look at the %s', async (_title, condition, path, init) => {
    await using scene = await createScene();

    await scene.rule(1, condition, 'rule');

    expect(await scene.get(path, init)).toBe('rule');
    if (condition.Field !== 'source-ip') expect(await scene.get('/other')).toBe('default');
  });

  it('are looked at by priority, and two can exchange theirs', async () => {
    await using scene = await createScene();
    const all = { Field: 'path-pattern', Values: ['/*'] };
    const first = await scene.rule(1, all, 'first');
    const second = await scene.rule(2, all, 'second');
    const before = await scene.get('/');

    await scene.api.SetRulePriorities({
      RulePriorities: [
        { RuleArn: first, Priority: 2 },
        { RuleArn: second, Priority: 1 },
      ],
    });

    expect([before, await scene.get('/')]).toEqual(['first', 'second']);
    await expect(scene.rule(1, all, 'third')).rejects.toMatchObject({ code: 'PriorityInUse' });
  });

  it('send elsewhere, with what they leave out from the request', async () => {
    await using scene = await createScene();
    await scene.api.CreateRule({
      ListenerArn: scene.listener,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/old/*'] }],
      Actions: [
        {
          Type: 'redirect',
          RedirectConfig: { StatusCode: 'HTTP_301', Protocol: 'HTTPS', Port: '443', Path: '/new/#{path}' },
        },
      ],
    });

    const answer = await fetch(`${scene.origin()}/old/a?b=c`, { redirect: 'manual' });

    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      'https://127.0.0.1:443/new/old/a?b=c',
    ]);
  });

  it('keep a client with its target by a cookie, while that is healthy', async () => {
    await using scene = await createScene();
    const second = await scene.instances.launch(says('second'));
    await serveFrom(scene, scene.group, second);
    await scene.api.ModifyTargetGroupAttributes({
      TargetGroupArn: scene.group,
      Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }],
    });
    let answer = await fetch(scene.origin());
    while ((await answer.text()) !== 'second') answer = await fetch(scene.origin());
    const [cookie = ''] = answer.headers.getSetCookie();
    const headers = { cookie: cookie.split(';')[0] ?? '' };

    const kept = [await scene.get('/', { headers }), await scene.get('/', { headers })];
    await scene.api.DeregisterTargets({ TargetGroupArn: scene.group, Targets: [{ Id: second }] });

    expect(cookie).toMatch(/^AWSALB=/);
    expect(kept).toEqual(['second', 'second']);
    expect(await scene.get('/', { headers })).toBe('default');
  });
});

describe('a forward action', () => {
  const badActions = (group: string, other: string): readonly (readonly [string, Action, string])[] => [
    ['the same target group twice', weighted({}, group, group), 'same target group more than once'],
    [
      'another target group beside',
      { ...weighted({}, other), TargetGroupArn: group },
      'does not name that one',
    ],
    [
      'a weight above 999',
      weighted({}, { arn: group, weight: 1_000 }, other),
      'must be between 0 and 999, inclusive',
    ],
    [
      'stickiness without a duration',
      weighted({ Enabled: true }, group, other),
      'duration must be specified',
    ],
    [
      'stickiness of more than a week',
      weighted({ Enabled: true, DurationSeconds: 604_801 }, group, other),
      'must be between 1 and 604800',
    ],
  ];

  it('is refused with what AWS does not take, and the listener stays as it was', async () => {
    await using scene = await createScene();
    const shown = () => scene.api.DescribeListeners({ ListenerArns: [scene.listener] });
    const before = await shown();

    for (const [title, action, message] of badActions(scene.group, await createGroup(scene, 'other')))
      expect([
        title,
        await scene.api
          .ModifyListener({ ListenerArn: scene.listener, DefaultActions: [action] })
          .catch((error: unknown) => String(error)),
      ]).toEqual([title, expect.stringContaining(message)]);

    expect(await shown()).toEqual(before);
  });

  it('has five target groups at most', async () => {
    await using scene = await createScene();
    const groups = [];
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) groups.push(await createGroup(scene, name));
    const forwardTo = (arns: readonly string[]) =>
      scene.api.ModifyListener({ ListenerArn: scene.listener, DefaultActions: [weighted({}, ...arns)] });

    await expect(forwardTo(groups)).rejects.toThrow("'5' target groups at most, got '6'");
    expect((await forwardTo(groups.slice(1))).Listeners?.[0]?.DefaultActions).toMatchObject([
      { ForwardConfig: { TargetGroups: groups.slice(1).map((TargetGroupArn) => ({ TargetGroupArn })) } },
    ]);
  });
});

type Share = string | { readonly arn: string; readonly weight: number };

const weighted = (stickiness: TargetGroupStickinessConfig, ...shares: readonly Share[]): Action => ({
  Type: 'forward',
  ForwardConfig: {
    TargetGroups: shares.map((share) =>
      typeof share === 'string'
        ? { TargetGroupArn: share, Weight: 1 }
        : { TargetGroupArn: share.arn, Weight: share.weight },
    ),
    TargetGroupStickinessConfig: stickiness,
  },
});

describe('a network load balancer', () => {
  it('fails open zone by zone while cross-zone is off', async () => {
    await using elbv2 = startElbv2();
    const loadBalancer = await createWeb(elbv2, 'network');
    const group = await createGroup(elbv2, 'web', 'TCP');
    await listenFor(elbv2, { loadBalancer, group, protocol: 'TCP' });
    const dead = await elbv2.instances.launch(says('a'), { zone: 'us-east-1a' });
    const alive = await elbv2.instances.launch(says('b'), { zone: 'us-east-1b' });
    await serveFrom(elbv2, group, dead, alive);
    await elbv2.instances.crash(dead);
    await elbv2.waitFor(group, dead, 'outOfService');
    const outcomes = async () => {
      const found: string[] = [];
      for (let count = 0; count < 4; count += 1)
        found.push(
          await fetch(elbv2.origin(), { headers: { connection: 'close' } }).then(
            (answer) => answer.text(),
            () => 'lost',
          ),
        );
      return found.sort();
    };

    const zonal = await outcomes();
    await elbv2.api.ModifyLoadBalancerAttributes({
      LoadBalancerArn: loadBalancer,
      Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
    });

    expect(zonal).toEqual(['b', 'b', 'lost', 'lost']);
    expect(await outcomes()).toEqual(['b', 'b', 'b', 'b']);
  });
});
