import { readFileSync } from 'node:fs';
import base, { dependencyChecks } from '../../eslint.config.mjs';

const { bundled } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

// OpenTelemetry's packages are loaded where they are: as optional peers of this version they could not be installed beside
// Pulumi, which has an older one.
const telemetry = [
  '@opentelemetry/api',
  '@opentelemetry/exporter-metrics-otlp-http',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-metrics',
  '@opentelemetry/sdk-trace-base',
];

// The sample app is found by its path; what our own packages in the bundle depend on is not.
const ofBundled = ['hdr-histogram-js', 'undici'];

export default [...base, dependencyChecks(['@clicamos/sample-app', ...bundled, ...ofBundled, ...telemetry])];
