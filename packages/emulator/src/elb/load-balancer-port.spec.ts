import type { RequestListener } from 'node:http';
import { createWeb, startElb } from '../testing/traffic/elb-fixture.js';

const ok: RequestListener = (_request, response) => response.end('ok');

describe('the port of the load balancers', () => {
  it('registers, follows and deregisters instances', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch(ok);
    const seen: string[] = [];
    const end = elb.loadBalancers.onChange((name, instanceId) =>
      seen.push(`${name} ${instanceId} ${elb.loadBalancers.registration(name, instanceId)}`),
    );

    elb.loadBalancers.register('web', id);
    await elb.waitFor(id, 'inService');
    elb.loadBalancers.deregister('web', id);
    end();
    elb.loadBalancers.register('web', id);

    const distinct = seen.filter((each, index) => each !== seen[index - 1]);
    expect(distinct).toEqual([
      `web ${id} outOfService`,
      `web ${id} inService`,
      `web ${id} leaving`,
      `web ${id} absent`,
    ]);
  });

  it('knows which load balancers exist', async () => {
    await using elb = startElb();
    await createWeb(elb);

    expect([elb.loadBalancers.exists('web'), elb.loadBalancers.exists('nope')]).toEqual([true, false]);
  });

  it('refuses what RegisterInstancesWithLoadBalancer refuses', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const { register } = elb.loadBalancers;

    expect(() => register('nope', 'i-1')).toThrow(expect.objectContaining({ code: 'LoadBalancerNotFound' }));
    expect(() => register('web', 'i-nope')).toThrow(expect.objectContaining({ code: 'InvalidInstance' }));
  });

  it('takes an unknown load balancer or instance as absent and not unhealthy', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const { loadBalancers } = elb;

    expect(loadBalancers.registration('web', 'i-nope')).toBe('absent');
    expect(loadBalancers.registration('nope', 'i-nope')).toBe('absent');
    expect(loadBalancers.isUnhealthy('web', 'i-nope')).toBe(false);
  });

  it('calls an instance unhealthy that never passed, but not while it is draining or new', async () => {
    await using elb = startElb();
    await createWeb(elb, 'HTTP:8080/');
    const id = await elb.instances.launch((_request, response) => response.writeHead(500).end());

    elb.loadBalancers.register('web', id);
    const atFirst = elb.loadBalancers.isUnhealthy('web', id);
    await elb.waitForUnhealthy(id);
    elb.loadBalancers.deregister('web', id);

    expect([atFirst, elb.loadBalancers.isUnhealthy('web', id)]).toEqual([false, false]);
  });
});

describe('closing the service', () => {
  it('ends listeners and requests in flight', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const id = await elb.instances.launch(() => undefined);
    elb.loadBalancers.register('web', id);
    await elb.waitFor(id, 'inService');
    const answer = fetch(elb.origin()).then(
      ({ status }) => status,
      () => 'closed',
    );
    const origin = elb.origin();

    await elb.service.close();

    expect(['closed', 504]).toContain(await answer);
    await expect(fetch(origin)).rejects.toThrow();
  });
});
