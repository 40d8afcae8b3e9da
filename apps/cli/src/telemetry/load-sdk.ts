import type * as api from '@opentelemetry/api';
import type * as metricExporter from '@opentelemetry/exporter-metrics-otlp-http';
import type * as traceExporter from '@opentelemetry/exporter-trace-otlp-http';
import type * as resources from '@opentelemetry/resources';
import type * as metrics from '@opentelemetry/sdk-metrics';
import type * as traces from '@opentelemetry/sdk-trace-base';

/** OpenTelemetry's own packages. */
export interface Sdk {
  readonly api: typeof api;
  readonly resources: typeof resources;
  readonly traces: typeof traces;
  readonly metrics: typeof metrics;
  readonly traceExporter: typeof traceExporter;
  readonly metricExporter: typeof metricExporter;
}

const packages = [
  '@opentelemetry/api',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace-base',
  '@opentelemetry/sdk-metrics',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/exporter-metrics-otlp-http',
] as const;

/** What is told where OpenTelemetry's packages are not there. */
export const reasonNotInstalled = `OpenTelemetry: an endpoint is set, and its packages, of version 2, are not installed. Nothing is sent. Run: npm install ${packages.join(' ')} (with -g where clicamos is installed so)`;

/**
 * Loads what is optional; nothing where one is missing, or older than version 2.
 *
 * @param load @default the packages as Node finds them
 */
export async function loadSdk(load: () => Promise<Sdk> = importPackages): Promise<Sdk | undefined> {
  try {
    const sdk = await load();
    // Pulumi brings version 1, which has no such function.
    return 'resourceFromAttributes' in sdk.resources ? sdk : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

async function importPackages(): Promise<Sdk> {
  const [own, resource, trace, metric, toTraces, toMetrics] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
  ]);
  return {
    ...{ api: own, resources: resource, traces: trace, metrics: metric },
    ...{ traceExporter: toTraces, metricExporter: toMetrics },
  };
}
