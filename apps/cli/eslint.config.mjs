import base, { dependencyChecks } from '../../eslint.config.mjs';

// The sample app is found by its path, yargs is bundled. OpenTelemetry's packages are loaded where they are: as optional peers of this
// version they could not be installed beside Pulumi, which has an older one.
const telemetry = [
  '@opentelemetry/api',
  '@opentelemetry/exporter-metrics-otlp-http',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-metrics',
  '@opentelemetry/sdk-trace-base',
];

export default [...base, dependencyChecks(['@clicamos/sample-app', 'yargs', ...telemetry])];
