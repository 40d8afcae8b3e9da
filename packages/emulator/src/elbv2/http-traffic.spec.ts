import type { RequestListener } from 'node:http';
import {
  createGroup,
  createWeb,
  healthOf,
  listenFor,
  serveFrom,
  startElbv2,
  type Elbv2Fixture,
} from '../testing/traffic/elbv2-fixture.js';

const says =
  (text: string): RequestListener =>
  (_request, response) =>
    response.end(text);

/** How often each text answers, of some requests. */
async function answersOf(url: string, count: number, headers = {}): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let index = 0; index < count; index += 1) {
    const text = await (await fetch(url, { headers })).text();
    counts[text] = (counts[text] ?? 0) + 1;
  }
  return counts;
}

async function webOf(elbv2: Elbv2Fixture, ...apps: readonly RequestListener[]) {
  const loadBalancer = await createWeb(elbv2);
  const group = await createGroup(elbv2, 'web');
  const listener = await listenFor(elbv2, { loadBalancer, group });
  const ids: string[] = [];
  for (const app of apps) ids.push(await elbv2.instances.launch(app));
  if (ids.length > 0) await serveFrom(elbv2, group, ...ids);
  return { loadBalancer, group, listener, ids };
}

async function dnsName({ api }: Elbv2Fixture): Promise<string> {
  const { LoadBalancers = [] } = await api.DescribeLoadBalancers({});
  return `http://${LoadBalancers[0]?.DNSName}/`;
}

describe('an application load balancer', () => {
  it('has an address before its first listener, and leads it to the listener with the lowest port', async () => {
    await using elbv2 = startElbv2();
    const loadBalancer = await createWeb(elbv2);
    const url = await dnsName(elbv2);
    const before = fetch(url);
    await expect(before).rejects.toThrow('fetch failed');
    const group = await createGroup(elbv2, 'web');
    const fixed = (text: string) => [
      { Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '200', MessageBody: text } },
    ];

    await listenFor(elbv2, { loadBalancer, group, port: 8080 });
    const at8080 = (await fetch(url)).status;
    await elbv2.api.CreateListener({
      ...{ LoadBalancerArn: loadBalancer, Protocol: 'HTTP', Port: 80, DefaultActions: fixed('eighty') },
    });

    expect(at8080).toBe(503);
    expect(await (await fetch(url)).text()).toBe('eighty');
    expect((await fetch(elbv2.origin(8080))).status).toBe(503);
    expect(await dnsName(elbv2)).toBe(url);
  });

  it('lets healthy targets take turns, and tells them who asks', async () => {
    await using elbv2 = startElbv2();
    const headers: RequestListener = (request, response) =>
      response.end(
        JSON.stringify([request.headers['x-forwarded-proto'], request.headers['x-forwarded-port']]),
      );

    await webOf(elbv2, headers, says('two'));

    expect(await answersOf(elbv2.origin(), 10)).toEqual({ '["http","80"]': 5, two: 5 });
  });

  it('answers 503 in its own words while nobody is there', async () => {
    await using elbv2 = startElbv2();
    await webOf(elbv2);

    const answer = await fetch(elbv2.origin());

    expect([answer.status, answer.statusText, answer.headers.get('server')]).toEqual([
      503,
      'Service Temporarily Unavailable',
      'awselb/2.0',
    ]);
    expect(await answer.text()).toContain('<h1>503 Service Temporarily Unavailable</h1>');
  });

  it('answers 502 when the one target that it asks refuses', async () => {
    await using elbv2 = startElbv2({ speed: 1 });
    const { ids } = await webOf(elbv2, says('one'));
    await elbv2.instances.crash(ids[0] ?? '');

    expect((await fetch(elbv2.origin())).status).toBe(502);
  });

  it('sends no requests to a target in its first checks', async () => {
    await using elbv2 = startElbv2();
    const { group } = await webOf(elbv2, says('one'));
    const late = await elbv2.instances.launch((request, response) => {
      if (request.url !== '/') response.end('late');
    });
    await elbv2.api.RegisterTargets({ TargetGroupArn: group, Targets: [{ Id: late }] });

    expect(await healthOf(elbv2, group, late)).toEqual([
      'initial Elb.RegistrationInProgress: Target registration is in progress',
    ]);
    expect(await answersOf(`${elbv2.origin()}/x`, 4)).toEqual({ one: 4 });
  });

  it('fails open: when every target is unhealthy, all of them get requests', async () => {
    await using elbv2 = startElbv2();
    const { group, ids } = await webOf(elbv2, says('one'), says('two'));

    await elbv2.api.ModifyTargetGroup({ TargetGroupArn: group, Matcher: { HttpCode: '299' } });
    for (const id of ids) await elbv2.waitFor(group, id, 'outOfService');

    // A check that a slow machine answers late begins their turns anew.
    const answers = await answersOf(elbv2.origin(), 20);
    expect(Object.keys(answers).sort()).toEqual(['one', 'two']);
  });

  it('gives a draining target nothing new, and lets it finish what it has', async () => {
    // An hour of draining and of silence is longer than any test.
    await using elbv2 = startElbv2({ speed: 100 });
    let finish: () => void = () => undefined;
    const slow: RequestListener = (request, response) => {
      if (request.url !== '/slow') return void response.end('one');
      finish = () => response.end('finished');
      arrived();
    };
    let arrived: () => void = () => undefined;
    const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
    const { loadBalancer, group, ids } = await webOf(elbv2, slow);
    await elbv2.api.ModifyLoadBalancerAttributes({
      LoadBalancerArn: loadBalancer,
      Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '3600' }],
    });
    await elbv2.api.ModifyTargetGroupAttributes({
      TargetGroupArn: group,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '3600' }],
    });
    const inFlight = fetch(`${elbv2.origin()}/slow`);
    await hasArrived;
    await serveFrom(elbv2, group, await elbv2.instances.launch(says('two')));

    await elbv2.api.DeregisterTargets({ TargetGroupArn: group, Targets: [{ Id: ids[0] ?? '' }] });
    const meanwhile = await answersOf(elbv2.origin(), 4);
    finish();

    expect(meanwhile).toEqual({ two: 4 });
    expect(await (await inFlight).text()).toBe('finished');
  });

  it('cuts off what a target has not finished in its deregistration delay', async () => {
    await using elbv2 = startElbv2();
    let arrived: () => void = () => undefined;
    const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
    const { group, ids } = await webOf(elbv2, (request, response) => {
      if (request.url === '/') response.end();
      else arrived();
    });
    await elbv2.api.ModifyTargetGroupAttributes({
      TargetGroupArn: group,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }],
    });
    const inFlight = fetch(`${elbv2.origin()}/never`);
    await hasArrived;

    await elbv2.api.DeregisterTargets({ TargetGroupArn: group, Targets: [{ Id: ids[0] ?? '' }] });

    expect((await inFlight).status).toBeGreaterThanOrEqual(502);
  });

  it('divides requests between groups by their weights, which a rule can change', async () => {
    await using elbv2 = startElbv2();
    const { listener, group } = await webOf(elbv2, says('previous'));
    const next = await createGroup(elbv2, 'next');
    const forward = (weights: readonly [number, number]) => [
      {
        Type: 'forward' as const,
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: group, Weight: weights[0] },
            { TargetGroupArn: next, Weight: weights[1] },
          ],
        },
      },
    ];
    await elbv2.api.ModifyListener({ ListenerArn: listener, DefaultActions: forward([3, 1]) });
    await serveFrom(elbv2, next, await elbv2.instances.launch(says('next')));

    const canary = await answersOf(elbv2.origin(), 8);
    await elbv2.api.ModifyListener({ ListenerArn: listener, DefaultActions: forward([0, 1]) });

    expect(canary).toEqual({ previous: 6, next: 2 });
    expect(await answersOf(elbv2.origin(), 4)).toEqual({ next: 4 });
  });
});
