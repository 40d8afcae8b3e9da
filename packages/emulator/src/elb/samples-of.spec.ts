import { httpListener, serveFrom, startElb } from '../testing/traffic/elb-fixture.js';

/** `metric: sum` of what a Classic Load Balancer has measured since it was asked last. */
const measured = (elb: ReturnType<typeof startElb>) =>
  Object.fromEntries(elb.takeSamples().map(({ metricName, figures }) => [metricName, figures.sum]));

it('counts what instances answer by class, what is refused, and each only once', async () => {
  await using elb = startElb();
  await elb.api.CreateLoadBalancer({
    LoadBalancerName: 'web',
    AvailabilityZones: ['us-east-1a'],
    Listeners: [httpListener],
  });
  const ask = async (path = '/') => (await fetch(`${elb.origin()}${path}`)).text();
  await ask();
  const refused = measured(elb);
  await elb.api.ConfigureHealthCheck({
    LoadBalancerName: 'web',
    HealthCheck: { Target: 'TCP:8080', Interval: 5, Timeout: 2, UnhealthyThreshold: 2, HealthyThreshold: 2 },
  });
  await serveFrom(
    elb,
    await elb.instances.launch(({ url = '/' }, response) =>
      response.writeHead(Number(url.slice(1)) || 200).end(),
    ),
  );
  for (const path of ['/', '/', '/404', '/503']) await ask(path);

  const { Latency, ...counts } = measured(elb);

  expect(refused).toEqual({ HealthyHostCount: 0, UnHealthyHostCount: 0, HTTPCode_ELB_5XX: 1 });
  expect(counts).toEqual({
    HealthyHostCount: 1,
    UnHealthyHostCount: 0,
    RequestCount: 4,
    HTTPCode_Backend_2XX: 2,
    HTTPCode_Backend_4XX: 1,
    HTTPCode_Backend_5XX: 1,
  });
  expect(Latency).toBeGreaterThan(0);
  expect(measured(elb)).toEqual({ HealthyHostCount: 1, UnHealthyHostCount: 0 });
});
