/** What the standard variables of OpenTelemetry say. */
export interface TelemetrySettings {
  readonly traces: boolean;
  readonly metrics: boolean;
  /** Why nothing can be sent although it is wanted. */
  readonly reasonNot?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const protocol = 'OTEL_EXPORTER_OTLP_PROTOCOL';

/**
 * Whether traces and metrics are wanted; nothing where no endpoint is named.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function telemetrySettings(env: Variables): TelemetrySettings | undefined {
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return undefined;
  const isWanted = (signal: 'TRACES' | 'METRICS') =>
    Boolean(env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]) &&
    (env[`OTEL_${signal}_EXPORTER`] || 'otlp') === 'otlp';
  const [traces, metrics] = [isWanted('TRACES'), isWanted('METRICS')];
  if (!traces && !metrics) return undefined;
  // A collector that takes protobuf over HTTP takes JSON at the same address.
  if (env[protocol] !== 'grpc') return { traces, metrics };
  return {
    traces,
    metrics,
    reasonNot: `${protocol} is \`grpc\`: Expected http/json or http/protobuf, whose port is 4318`,
  };
}
