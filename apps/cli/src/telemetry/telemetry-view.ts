import type { EnvironmentRecord, StreamRecord } from '@clicamos/report';
import { setTimeout as delay } from 'node:timers/promises';
import type { StreamView } from '../stream/open-stream.js';
import { loadSdk, reasonNotInstalled, type Sdk } from './load-sdk.js';
import { rolloutMetrics } from './rollout-metrics.js';
import { rolloutSpans } from './rollout-spans.js';
import type { TelemetrySettings } from './telemetry-settings.js';

export interface TelemetryOptions {
  readonly environment: EnvironmentRecord;
  readonly complain: (text: string) => void;
  readonly version: string;
  /** @default OpenTelemetry's own packages, where they are installed */
  readonly load?: () => Promise<Sdk | undefined>;
}

/** How long the end of a rollout waits for a collector, ms. */
const patienceMs = 5_000;
const scope = 'clicamos';

/** Sends spans and metrics where the standard variables say; nothing, with a sentence, where that cannot be. */
export async function telemetryView(
  { traces, metrics, reasonNot }: TelemetrySettings,
  { environment, complain, version, load = loadSdk }: TelemetryOptions,
): Promise<StreamView | undefined> {
  if (reasonNot !== undefined) return void complain(`OpenTelemetry: ${reasonNot}. Nothing is sent`);
  const sdk = await load();
  if (sdk === undefined) return void complain(reasonNotInstalled);
  const views = [
    ...(traces ? [spansView(sdk, environment, version)] : []),
    ...(metrics ? [metricsView(sdk, environment, version)] : []),
  ];
  return {
    see: (record) => views.forEach(({ see }) => see(record)),
    close: async () => {
      const stopped = new AbortController();
      const all = Promise.allSettled(views.map(({ close }) => close()));
      await Promise.race([all, delay(patienceMs, undefined, stopped).catch(() => undefined)]);
      stopped.abort();
    },
  };
}

/** `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` have the last word. */
function resourceOf({ resources }: Sdk, version: string) {
  const own = resources.resourceFromAttributes({ 'service.name': 'clicamos', 'service.version': version });
  return own.merge(resources.detectResources({ detectors: [resources.envDetector] }));
}

function spansView(sdk: Sdk, environment: EnvironmentRecord, version: string): StreamView {
  const { BasicTracerProvider, BatchSpanProcessor } = sdk.traces;
  const exporter = new sdk.traceExporter.OTLPTraceExporter({ timeoutMillis: patienceMs });
  const provider = new BasicTracerProvider({
    resource: resourceOf(sdk, version),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const { trace, ROOT_CONTEXT, SpanStatusCode } = sdk.api;
  const spans = rolloutSpans(
    {
      tracer: provider.getTracer(scope, version),
      within: (span) => trace.setSpan(ROOT_CONTEXT, span),
      failed: SpanStatusCode.ERROR,
    },
    environment,
  );
  return {
    see: (record: StreamRecord) => spans.see(record),
    close: () => {
      spans.end();
      return provider.shutdown();
    },
  };
}

function metricsView(sdk: Sdk, environment: EnvironmentRecord, version: string): StreamView {
  const { MeterProvider, PeriodicExportingMetricReader } = sdk.metrics;
  const exporter = new sdk.metricExporter.OTLPMetricExporter({ timeoutMillis: patienceMs });
  const reader = new PeriodicExportingMetricReader({
    ...{ exporter, exportIntervalMillis: 10_000, exportTimeoutMillis: patienceMs },
  });
  const provider = new MeterProvider({ resource: resourceOf(sdk, version), readers: [reader] });
  return {
    see: rolloutMetrics(provider.getMeter(scope, version), environment),
    close: () => provider.shutdown(),
  };
}
