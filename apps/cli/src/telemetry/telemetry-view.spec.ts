import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { schemaVersion, type EnvironmentRecord, type StreamRecord } from '@clicamos/report';
import { reasonNotInstalled } from './load-sdk.js';
import { telemetrySettings } from './telemetry-settings.js';
import { telemetryView } from './telemetry-view.js';

const environment: EnvironmentRecord = {
  ...{ kind: 'environment', schema: schemaVersion, at: 0, name: 'prod', service: 'web', header: 'prod' },
  ...{ cloud: 'aws', account: '123456789012', region: 'us-east-1', runner: 'ana@build-7', speed: 1 },
};

const origin = { at: 1, rolloutId: 'r-1', service: 'web' };
const bake = { kind: 'bake', groupName: 'web-v002', durationMs: 1 } as const;
const records: readonly StreamRecord[] = [
  { ...origin, kind: 'rollout-started', nextName: 'web-v002', imageId: 'ami-2', steps: [], floorMs: 0 },
  { ...origin, kind: 'step-started', index: 1, count: 2, step: bake },
  {
    ...{ kind: 'probe', at: 1, forMs: 1_000, sent: 50, answered: 48, lost: 2, skipped: 0, versions: {} },
    ...{ lostBy: { timeout: 2 }, latency: { p50Ms: 3, p99Ms: 20, maxMs: 40 } },
    total: { sent: 50, answered: 48, lost: 2, p50Ms: 3, p99Ms: 20, maxMs: 40 },
  },
  { ...origin, kind: 'failed', step: 'bake', reason: 'p99 jumped' },
  { ...origin, kind: 'rolling-back', reason: 'p99 jumped', deadlineAt: 1 },
  {
    kind: 'summary',
    result: {
      outcome: 'rolled-back',
      service: 'web',
      rolloutId: 'r-1',
      wallMs: 1,
      floorMs: 1,
      steps: [],
      reason: 'p99 jumped',
    },
    report: 'clicamos-report/r-1/',
  },
];

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Span {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly message?: string };
  readonly attributes: readonly Attribute[];
}

/** The parts of https://opentelemetry.io/docs/specs/otlp/ that are looked at. */
interface Body {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
  readonly resourceMetrics?: readonly {
    readonly scopeMetrics: readonly {
      readonly metrics: readonly {
        readonly name: string;
        readonly sum?: { readonly dataPoints: readonly { readonly asDouble: number }[] };
        readonly gauge?: { readonly dataPoints: readonly { readonly asDouble: number }[] };
      }[];
    }[];
  }[];
}

/** A small OTLP receiver, at which the standard variable points. */
async function openReceiver() {
  const bodies: Body[] = [];
  const server = createServer(async (request, response) => {
    bodies.push((await json(request)) as Body); // written by OpenTelemetry's exporter
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${port}`;
  return {
    bodies,
    [Symbol.asyncDispose]: async () => {
      delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const complaints: string[] = [];
const options = { environment, version: '1.2.3', complain: (text: string) => void complaints.push(text) };

beforeEach(() => void (complaints.length = 0));

describe('telemetryView', () => {
  it('sends a span for each step under one for the rollout, and what the probe saw', async () => {
    await using receiver = await openReceiver();
    const settings = telemetrySettings(process.env);
    const view = settings && (await telemetryView(settings, options));

    for (const record of records) view?.see(record);
    await view?.close();

    const [sent] = receiver.bodies.flatMap(({ resourceSpans = [] }) => resourceSpans);
    const spans = sent?.scopeSpans.flatMap((scope) => scope.spans) ?? [];
    const root = spans.find(({ parentSpanId }) => !parentSpanId);
    expect(root).toMatchObject({ name: 'rollout web-v002', status: { message: 'p99 jumped' } });
    expect(attributesOf(root?.attributes)).toMatchObject({
      ...{ 'clicamos.rollout.id': 'r-1', 'clicamos.outcome': 'rolled-back' },
      ...{ 'clicamos.report': 'clicamos-report/r-1/', 'cloud.account.id': '123456789012' },
    });
    const steps = spans.filter(({ parentSpanId }) => parentSpanId === root?.spanId);
    expect(steps.map(({ name, status }) => [name, status.message])).toEqual([
      ['bake', 'p99 jumped'],
      ['going back', undefined],
    ]);
    expect(attributesOf(sent?.resource.attributes)).toMatchObject({ 'service.name': 'clicamos' });
    expect(metricsIn(receiver.bodies)).toEqual({
      'clicamos.requests': [50],
      'clicamos.requests.lost': [2],
      'clicamos.latency': [3, 20, 40],
    });
    expect(complaints).toEqual([]);
  });

  it('says which packages to install where they are not there, and sends nothing', async () => {
    const view = await telemetryView(
      { traces: true, metrics: true },
      { ...options, load: async () => undefined },
    );

    expect(view).toBeUndefined();
    expect(complaints).toEqual([reasonNotInstalled]);
    expect(reasonNotInstalled).toContain('npm install @opentelemetry/api');
  });

  it('says that it does not speak gRPC', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' };
    const settings = telemetrySettings(env);

    const view = settings && (await telemetryView(settings, options));

    expect(view).toBeUndefined();
    expect(complaints).toEqual([expect.stringContaining('is `grpc`: Expected http/json')]);
  });
});

describe('telemetrySettings', () => {
  it.each([
    [{}, undefined],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, undefined],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h', OTEL_SDK_DISABLED: 'true' }, undefined],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h' }, { traces: true, metrics: true }],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://h' }, { traces: true, metrics: false }],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://h', OTEL_METRICS_EXPORTER: 'none' },
      { traces: true, metrics: false },
    ],
  ])('of %j are %j', (env, settings) => {
    expect(telemetrySettings(env)).toEqual(settings);
  });
});

const attributesOf = (attributes: readonly Attribute[] = []) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

const metricsIn = (bodies: readonly Body[]) =>
  Object.fromEntries(
    bodies
      .flatMap(({ resourceMetrics = [] }) => resourceMetrics)
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
      .map(({ name, sum, gauge }) => [
        name,
        (sum ?? gauge)?.dataPoints.map(({ asDouble }) => asDouble).sort((a, b) => a - b),
      ]),
  );
