import type { RequestListener } from 'node:http';
import {
  createWeb,
  describeHealth,
  type ElbFixture,
  quickCheck,
  serveFrom,
  startElb,
} from '../testing/traffic/elb-fixture.js';

const ok: RequestListener = (_request, response) => response.end('ok');

const register = (elb: ElbFixture, ...ids: readonly string[]) =>
  elb.api.RegisterInstancesWithLoadBalancer({
    LoadBalancerName: 'web',
    Instances: ids.map((InstanceId) => ({ InstanceId })),
  });

const descriptions = async (elb: ElbFixture, ...ids: readonly string[]) =>
  (await describeHealth(elb, ...ids)).map(({ Description }) => Description);

describe('DescribeInstanceHealth', () => {
  it('shows an instance from its registration until it is in service', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch(ok);

    await register(elb, id);
    const first = await describeHealth(elb);
    await elb.waitFor(id, 'inService');

    expect(first).toEqual([
      {
        InstanceId: id,
        State: 'OutOfService',
        ReasonCode: 'ELB',
        Description: 'Instance registration is still in progress.',
      },
    ]);
    expect(await describeHealth(elb)).toEqual([
      { InstanceId: id, State: 'InService', ReasonCode: 'N/A', Description: 'N/A' },
    ]);
  });

  it('shows an instance that has failed its checks, until it has passed them again', async () => {
    await using elb = startElb();
    await createWeb(elb, 'HTTP:8080/health');
    let status = 500;
    const id = await elb.instances.launch((_request, response) => response.writeHead(status).end());

    await register(elb, id);
    await elb.waitForUnhealthy(id);
    const failed = await describeHealth(elb);
    status = 200;
    await elb.waitFor(id, 'inService');

    expect(failed).toEqual([
      {
        InstanceId: id,
        State: 'OutOfService',
        ReasonCode: 'Instance',
        Description:
          'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
      },
    ]);
    expect(elb.loadBalancers.isUnhealthy('web', id)).toBe(false);
  });

  it('checks a pending instance only when it runs', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch(ok, { state: 'pending' });

    await register(elb, id);
    const pending = await descriptions(elb);
    elb.instances.setState(id, 'running');
    await elb.waitFor(id, 'inService');

    expect(pending).toEqual(['Instance is in pending state.']);
  });

  it('shows a stopped instance and checks it anew when it is started', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch(ok);
    await serveFrom(elb, id);

    elb.instances.setState(id, 'stopping');
    elb.instances.setState(id, 'stopped');
    const stopped = await descriptions(elb);
    elb.instances.setState(id, 'running');
    const started = await descriptions(elb);
    await elb.waitFor(id, 'inService');

    expect([stopped, started]).toEqual([
      ['Instance is in stopped state.'],
      ['Instance registration is still in progress.'],
    ]);
  });

  it('no longer lists a terminated instance', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch(ok);
    await serveFrom(elb, id);

    elb.instances.setState(id, 'shutting-down');
    const shuttingDown = await describeHealth(elb);
    elb.instances.setState(id, 'terminated');

    expect(shuttingDown).toHaveLength(1);
    expect(await describeHealth(elb)).toEqual([]);
    expect(elb.loadBalancers.registration('web', id)).toBe('absent');
  });

  it('fails the checks of an instance that shuts down', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch(ok);
    await serveFrom(elb, id);

    elb.instances.setState(id, 'shutting-down');

    await elb.waitForUnhealthy(id);
    expect(elb.loadBalancers.registration('web', id)).toBe('outOfService');
  });

  it('shows an instance in a zone that is not enabled, until it is', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch(ok, { zone: 'us-east-1b' });
    await serveFrom(elb, id);

    await elb.api.DisableAvailabilityZonesForLoadBalancer({
      LoadBalancerName: 'web',
      AvailabilityZones: ['us-east-1b'],
    });
    const disabled = await describeHealth(elb);
    const refused = await fetch(elb.origin());
    await elb.api.EnableAvailabilityZonesForLoadBalancer({
      LoadBalancerName: 'web',
      AvailabilityZones: ['us-east-1b'],
    });

    expect(disabled).toEqual([
      {
        InstanceId: id,
        State: 'OutOfService',
        ReasonCode: 'ELB',
        Description:
          'Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to.',
      },
    ]);
    expect(refused.status).toBe(503);
    expect(await descriptions(elb)).toEqual(['N/A']);
  });

  it('answers for an instance that is not registered, and refuses one that EC2 does not know', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch(ok);

    expect(await descriptions(elb, id)).toEqual([
      'Instance is not currently registered with the LoadBalancer.',
    ]);
    await expect(describeHealth(elb, 'i-unknown')).rejects.toMatchObject({
      code: 'InvalidInstance',
      message: 'Could not find EC2 instance i-unknown.',
    });
  });
});

describe('ConfigureHealthCheck', () => {
  it('takes effect at once and leaves instances in service', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const asked: unknown[] = [];
    const id = await elb.instances.launch((incoming, response) => {
      asked.push(incoming.url);
      response.writeHead(incoming.url === '/deep' ? 500 : 200).end();
    });
    await serveFrom(elb, id);

    const { HealthCheck } = await elb.api.ConfigureHealthCheck({
      LoadBalancerName: 'web',
      HealthCheck: { Target: 'HTTP:8080/deep', ...quickCheck },
    });
    const right = elb.loadBalancers.registration('web', id);
    await elb.waitForUnhealthy(id);

    expect(HealthCheck).toEqual({ Target: 'HTTP:8080/deep', ...quickCheck });
    expect(right).toBe('inService');
    expect(new Set(asked)).toEqual(new Set(['/deep']));
  });

  it('refuses a check out of range and keeps the one there was', async () => {
    await using elb = startElb();
    await createWeb(elb);

    const change = elb.api.ConfigureHealthCheck({
      LoadBalancerName: 'web',
      HealthCheck: { Target: 'TCP:80', ...quickCheck, Interval: 1 },
    });

    await expect(change).rejects.toMatchObject({ code: 'ValidationError', status: 400 });
    const { LoadBalancerDescriptions } = await elb.api.DescribeLoadBalancers({});
    expect(LoadBalancerDescriptions?.[0]?.HealthCheck).toEqual({ Target: 'TCP:8080', ...quickCheck });
  });
});

describe('RegisterInstancesWithLoadBalancer', () => {
  it('is idempotent and answers all that are registered', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const ids = [await elb.instances.launch(ok), await elb.instances.launch(ok)];
    await serveFrom(elb, ...ids);

    const { Instances } = await register(elb, ...ids);

    expect(Instances).toEqual(ids.map((InstanceId) => ({ InstanceId })));
    expect(await descriptions(elb)).toEqual(['N/A', 'N/A']);
  });

  it.each([
    ['unknown', undefined, /Could not find EC2 instance/],
    ['terminated', { state: 'terminated' }, /is terminated/],
    ['shutting down', { state: 'shutting-down' }, /is shutting-down/],
    ['in another VPC', { vpcId: 'vpc-2' }, /not in the same VPC/],
  ] as const)('registers none when one is %s', async (_name, options, message) => {
    await using elb = startElb();
    await createWeb(elb);
    const good = await elb.instances.launch(ok);
    const bad = options === undefined ? 'i-unknown' : await elb.instances.launch(ok, options);

    await expect(register(elb, good, bad)).rejects.toMatchObject({
      code: 'InvalidInstance',
      message: expect.stringMatching(message),
    });

    expect(await describeHealth(elb)).toEqual([]);
  });
});
