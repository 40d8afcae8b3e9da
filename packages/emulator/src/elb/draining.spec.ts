import type { RequestListener, ServerResponse } from 'node:http';
import {
  createWeb,
  describeHealth,
  enableDraining,
  serveFrom,
  startElb,
} from '../testing/traffic/elb-fixture.js';

const anHour = 3_600;

/** An application whose `/slow` answers when the test says so. */
function slowApp(name: string) {
  const waiting: ((response: ServerResponse) => void)[] = [];
  const app: RequestListener = (incoming, response) => {
    if (incoming.url === '/slow') waiting.shift()?.(response);
    else response.end(name);
  };
  return { app, nextSlow: () => new Promise<ServerResponse>((resolve) => waiting.push(resolve)) };
}

/** `web` in front of `old`, with a slow request to it under way. */
async function startWithSlowRequest({ drainingSeconds }: { readonly drainingSeconds: number | undefined }) {
  // An hour of draining and of silence is longer than any test.
  const elb = startElb({ speed: 100 });
  await createWeb(elb);
  await elb.api.ModifyLoadBalancerAttributes({
    LoadBalancerName: 'web',
    LoadBalancerAttributes: { ConnectionSettings: { IdleTimeout: anHour } },
  });
  if (drainingSeconds !== undefined) await enableDraining(elb, drainingSeconds);
  const { app, nextSlow } = slowApp('old');
  const old = await elb.instances.launch(app);
  await serveFrom(elb, old);
  const arrived = nextSlow();
  const answer = fetch(`${elb.origin()}/slow`);
  return { ...elb, old, answer, slow: await arrived, nextSlow };
}

const draining = {
  State: 'InService',
  ReasonCode: 'N/A',
  Description: 'Instance deregistration currently in progress.',
};

describe('deregistering an instance', () => {
  it('lets requests in flight finish while new ones go elsewhere', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: anHour });
    const next = await elb.instances.launch(slowApp('new').app);
    await serveFrom(elb, next);

    elb.loadBalancers.deregister('web', elb.old);
    const others = [await fetch(elb.origin()), await fetch(elb.origin()), await fetch(elb.origin())];
    elb.slow.end('finished');

    expect(await Promise.all(others.map((each) => each.text()))).toEqual(['new', 'new', 'new']);
    expect(await (await elb.answer).text()).toBe('finished');
  });

  it('waits for the last of several requests', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: anHour });
    const arrived = elb.nextSlow();
    const other = fetch(`${elb.origin()}/slow`);
    const otherSlow = await arrived;

    elb.loadBalancers.deregister('web', elb.old);
    elb.slow.end('first');
    const first = await (await elb.answer).text();
    const between = elb.loadBalancers.registration('web', elb.old);
    otherSlow.end('last');

    expect([first, between, await (await other).text()]).toEqual(['first', 'leaving', 'last']);
  });

  it('shows the instance as in service with its deregistration in progress, then no longer', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: anHour });

    const { Instances } = await elb.api.DeregisterInstancesFromLoadBalancer({
      LoadBalancerName: 'web',
      Instances: [{ InstanceId: elb.old }],
    });
    const during = await describeHealth(elb);
    elb.slow.end();
    await elb.waitFor(elb.old, 'absent');

    expect(Instances).toEqual([]);
    expect(during).toEqual([{ InstanceId: elb.old, ...draining }]);
    expect(await describeHealth(elb)).toEqual([]);
    expect(await describeHealth(elb, elb.old)).toEqual([
      {
        InstanceId: elb.old,
        State: 'OutOfService',
        ReasonCode: 'Instance',
        Description: 'Instance is not currently registered with the LoadBalancer.',
      },
    ]);
  });

  it('waits for an answer that is still being sent', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: anHour });
    elb.slow.write('part ');
    const answer = await elb.answer;

    elb.loadBalancers.deregister('web', elb.old);
    const during = elb.loadBalancers.registration('web', elb.old);
    elb.slow.end('by part');

    expect(during).toBe('leaving');
    expect(await answer.text()).toBe('part by part');
    await elb.waitFor(elb.old, 'absent');
  });

  it('ends at once when nothing is in flight', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: anHour });
    elb.slow.end();
    await (await elb.answer).text();
    const idle = await elb.instances.launch(slowApp('idle').app);
    await serveFrom(elb, idle);

    elb.loadBalancers.deregister('web', idle);

    expect(elb.loadBalancers.registration('web', idle)).toBe('absent');
  });

  it('cuts what is still in flight when the draining timeout has passed', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: 10 });

    elb.loadBalancers.deregister('web', elb.old);
    await elb.waitFor(elb.old, 'absent');

    expect((await elb.answer).status).toBe(504);
  });

  it('gives a request some real seconds, however fast its time of draining passes', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: 10 });

    elb.loadBalancers.deregister('web', elb.old);
    await new Promise((resolve) => setTimeout(resolve, 500));
    elb.slow.end('finished');

    expect(await (await elb.answer).text()).toBe('finished');
  });

  it('cuts what is in flight at once when draining is off', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: undefined });

    elb.loadBalancers.deregister('web', elb.old);

    expect(elb.loadBalancers.registration('web', elb.old)).toBe('absent');
    expect((await elb.answer).status).toBe(504);
  });

  it('closes the kept connections to the instance', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: anHour });
    const closed = new Promise((resolve) => elb.slow.socket?.on('close', resolve));

    elb.loadBalancers.deregister('web', elb.old);
    elb.slow.end('bye');

    expect(await (await elb.answer).text()).toBe('bye');
    await closed;
  });

  it('is undone by registering the instance again', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: anHour });
    elb.loadBalancers.deregister('web', elb.old);

    await serveFrom(elb, elb.old);
    const text = await (await fetch(elb.origin())).text();
    elb.slow.end('finished');

    expect(text).toBe('old');
    expect(await (await elb.answer).text()).toBe('finished');
    expect(elb.loadBalancers.registration('web', elb.old)).toBe('inService');
  });

  it('may be asked for twice', async () => {
    await using elb = await startWithSlowRequest({ drainingSeconds: anHour });

    elb.loadBalancers.deregister('web', elb.old);
    elb.loadBalancers.deregister('web', elb.old);
    elb.loadBalancers.deregister('web', 'i-unknown');
    elb.slow.end('finished');

    expect(await (await elb.answer).text()).toBe('finished');
  });
});

describe('an instance that fails its checks', () => {
  it('gets no new requests and finishes those in flight', async () => {
    await using elb = startElb();
    await createWeb(elb, 'HTTP:8080/health');
    let healthy = 200;
    const waiting: ServerResponse[] = [];
    let arrived: () => void = () => undefined;
    const slowArrived = new Promise<void>((resolve) => (arrived = resolve));
    const id = await elb.instances.launch((incoming, response) => {
      if (incoming.url === '/health') return void response.writeHead(healthy).end();
      waiting.push(response);
      arrived();
    });
    await serveFrom(elb, id);
    const answer = fetch(elb.origin());
    await slowArrived;

    healthy = 500;
    await elb.waitForUnhealthy(id);
    const refused = await fetch(elb.origin());
    waiting[0]?.end('finished');

    expect(refused.status).toBe(503);
    expect(await (await answer).text()).toBe('finished');
  });
});
