import { schemaVersion, type EnvironmentRecord } from '@clicamos/report';
import type { Environment } from '../environment/environment.js';
import { runnerName } from '../rollout/runner-name.js';

/** The first line of a stream: where this works, and who runs it. */
export function environmentRecord({
  name,
  service,
  header,
  region,
  settings,
  speed,
}: Environment): EnvironmentRecord {
  return {
    kind: 'environment',
    schema: schemaVersion,
    at: Date.now(),
    name,
    service,
    header,
    cloud: settings.cloud,
    ...(settings.cloud === 'aws' && { account: settings.account }),
    region,
    runner: runnerName(),
    speed,
  };
}
