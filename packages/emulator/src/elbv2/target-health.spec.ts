import {
  createGroup,
  createWeb,
  healthOf,
  listenFor,
  serveFrom,
  startElbv2,
} from '../testing/traffic/elbv2-fixture.js';
import type { RequestListener } from 'node:http';

const ok: RequestListener = (_request, response) => response.end('ok');
const broken: RequestListener = (_request, response) => response.writeHead(500).end();
const notInUse =
  'unused Target.NotInUse: Target group is not configured to receive traffic from the load balancer';

describe('the health of a target', () => {
  it('is unused while its group is on no listener, and checked from when it is', async () => {
    await using elbv2 = startElbv2();
    const loadBalancer = await createWeb(elbv2);
    const group = await createGroup(elbv2, 'web');
    const id = await elbv2.instances.launch(ok);
    await elbv2.api.RegisterTargets({ TargetGroupArn: group, Targets: [{ Id: id }] });
    const before = await healthOf(elbv2, group);

    const listener = await listenFor(elbv2, { loadBalancer, group });
    const during = await healthOf(elbv2, group);
    await elbv2.waitFor(group, id, 'inService');
    await elbv2.api.DeleteListener({ ListenerArn: listener });

    expect(before).toEqual([notInUse]);
    expect(during).toEqual(['initial Elb.RegistrationInProgress: Target registration is in progress']);
    expect(await healthOf(elbv2, group)).toEqual([notInUse]);
  });

  it('says which status was wrong', async () => {
    await using elbv2 = startElbv2();
    const group = await createGroup(elbv2, 'web');
    await listenFor(elbv2, { loadBalancer: await createWeb(elbv2), group });
    const id = await elbv2.instances.launch(ok);
    await serveFrom(elbv2, group, id);

    await elbv2.api.ModifyTargetGroup({ TargetGroupArn: group, Matcher: { HttpCode: '299' } });
    await elbv2.waitFor(group, id, 'outOfService');

    expect(await healthOf(elbv2, group)).toEqual([
      'unhealthy Target.ResponseCodeMismatch: Health checks failed with these codes: [200]',
    ]);
  });

  it('takes the statuses of its matcher for healthy', async () => {
    await using elbv2 = startElbv2();
    const group = await createGroup(elbv2, 'web');
    await elbv2.api.ModifyTargetGroup({ TargetGroupArn: group, Matcher: { HttpCode: '200,500-501' } });
    await listenFor(elbv2, { loadBalancer: await createWeb(elbv2), group });
    const id = await elbv2.instances.launch(broken);

    await serveFrom(elbv2, group, id);

    expect(await healthOf(elbv2, group)).toEqual(['healthy']);
  });

  it('is unused in a zone that the load balancer does not stand in', async () => {
    await using elbv2 = startElbv2();
    const group = await createGroup(elbv2, 'web');
    await listenFor(elbv2, { loadBalancer: await createWeb(elbv2), group });
    const id = await elbv2.instances.launch(ok, { zone: 'us-east-1c' });

    await elbv2.api.RegisterTargets({ TargetGroupArn: group, Targets: [{ Id: id }] });

    expect(await healthOf(elbv2, group)).toEqual([
      'unused Target.NotInUse: Target is in an Availability Zone that is not enabled for the load balancer',
    ]);
  });

  it('is draining for the whole deregistration delay, also when it is idle', async () => {
    await using elbv2 = startElbv2();
    const group = await createGroup(elbv2, 'web');
    await elbv2.api.ModifyTargetGroupAttributes({
      TargetGroupArn: group,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '120' }],
    });
    await listenFor(elbv2, { loadBalancer: await createWeb(elbv2), group });
    const id = await elbv2.instances.launch(ok);
    await serveFrom(elbv2, group, id);
    const startMs = performance.now();

    await elbv2.api.DeregisterTargets({ TargetGroupArn: group, Targets: [{ Id: id }] });
    const during = await healthOf(elbv2, group);
    await elbv2.waitFor(group, id, 'absent');

    expect(during).toEqual([
      'draining Target.DeregistrationInProgress: Target deregistration is in progress',
    ]);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(119);
    expect(await healthOf(elbv2, group)).toEqual([]);
    expect(await healthOf(elbv2, group, id)).toEqual([
      'unused Target.NotRegistered: Target is not registered to the target group',
    ]);
  });

  it('begins anew when a draining target is registered again', async () => {
    await using elbv2 = startElbv2({ speed: 50 });
    const group = await createGroup(elbv2, 'web');
    await listenFor(elbv2, { loadBalancer: await createWeb(elbv2), group });
    const id = await elbv2.instances.launch(ok);
    await serveFrom(elbv2, group, id);
    await elbv2.api.DeregisterTargets({ TargetGroupArn: group, Targets: [{ Id: id }] });

    await serveFrom(elbv2, group, id);

    expect(await healthOf(elbv2, group)).toEqual(['healthy']);
  });

  it.each([
    ['stopped', 'unused Target.InvalidState: Target is in the stopped state'],
    ['terminated', undefined],
  ] as const)('of an instance that is %s', async (state, health) => {
    await using elbv2 = startElbv2();
    const group = await createGroup(elbv2, 'web');
    await listenFor(elbv2, { loadBalancer: await createWeb(elbv2), group });
    const id = await elbv2.instances.launch(ok);
    await serveFrom(elbv2, group, id);

    elbv2.instances.setState(id, state);

    expect(await healthOf(elbv2, group)).toEqual(health === undefined ? [] : [health]);
  });
});
