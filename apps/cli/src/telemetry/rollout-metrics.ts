import type { Attributes, Meter } from '@opentelemetry/api';
import type { EnvironmentRecord, StreamRecord } from '@clicamos/report';

/** What the probe saw, as metrics: requests, those that were lost by cause, and the latency of each second. */
export function rolloutMetrics(
  meter: Meter,
  { service, name }: EnvironmentRecord,
): (record: StreamRecord) => void {
  const requests = meter.createCounter('clicamos.requests', { description: 'Requests of the probe' });
  const lost = meter.createCounter('clicamos.requests.lost', { description: 'Those without a good answer' });
  const latency = meter.createGauge('clicamos.latency', {
    description: "Of the probe's answers in the last second",
    unit: 'ms',
  });
  const common: Attributes = { 'clicamos.service': service, 'clicamos.environment': name };
  return (record) => {
    if (record.kind !== 'probe') return;
    requests.add(record.sent, common);
    for (const [cause, count] of Object.entries(record.lostBy)) lost.add(count, { ...common, cause });
    if (record.latency === undefined) return;
    const { p50Ms, p99Ms, maxMs } = record.latency;
    for (const [quantile, value] of Object.entries({ p50: p50Ms, p99: p99Ms, max: maxMs }))
      latency.record(value, { ...common, quantile });
  };
}
