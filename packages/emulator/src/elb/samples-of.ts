import { events, type Figures, type MetricSample, one } from '../service/metric-sample.js';
import type { LoadBalancer } from './load-balancer.js';

/**
 * What a Classic Load Balancer has measured since it was asked last. Nothing queues before it: there is no surge queue.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-cloudwatch-metrics.html
 */
export function samplesOf({ name, registrations, requests, flows }: LoadBalancer): readonly MetricSample[] {
  const counts = requests.take();
  const { began } = flows.take();
  const sample = (metricName: string, figures: Figures, unit: MetricSample['unit'] = 'Count') => ({
    namespace: 'AWS/ELB',
    metricName,
    dimensions: [{ Name: 'LoadBalancerName', Value: name }],
    unit,
    figures,
  });
  const counted = (metricName: string, count = 0) => (count === 0 ? [] : [sample(metricName, events(count))]);
  const registered = registrations.registeredIds();
  const healthy = registered.filter((id) => registrations.registration(id) === 'inService').length;
  return [
    sample('HealthyHostCount', one(healthy)),
    sample('UnHealthyHostCount', one(registered.length - healthy)),
    ...counted('RequestCount', counts.requests + began),
    ...counted('BackendConnectionErrors', counts.unconnected),
    ...[2, 3, 4, 5].flatMap((digit) => counted(`HTTPCode_Backend_${digit}XX`, counts.answered[digit])),
    ...[4, 5].flatMap((digit) => counted(`HTTPCode_ELB_${digit}XX`, counts.refused[digit])),
    ...(counts.responseSeconds.count === 0 ? [] : [sample('Latency', counts.responseSeconds, 'Seconds')]),
  ];
}
