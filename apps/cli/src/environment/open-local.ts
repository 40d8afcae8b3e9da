import { systemClock } from '@clicamos/health';
import type { EmulatorSettings } from '../config/schema.js';
import { appOf, type App } from '../local/app-image.js';
import { defaultSubnets } from '../local/default-subnets.js';
import { ensureLoadBalancer } from '../local/ensure-load-balancer.js';
import { createClients } from './create-clients.js';
import type { Environment } from './environment.js';
import { scaledClock } from './scaled-clock.js';

export interface OpenLocalOptions {
  readonly name: string;
  readonly service: string;
  readonly settings: EmulatorSettings;
  /** The emulator that serves it. */
  readonly emulator: { readonly endpoint: string; readonly region: string; readonly speed: number };
  readonly configDirectory: string;
  readonly signal: AbortSignal;
}

/** The local environment: its clients, its app, its load balancer. */
export interface LocalEnvironment extends Environment {
  readonly app: App;
  readonly subnetIds: readonly string[];
  readonly configDirectory: string;
}

// The emulator accepts any signature; these make the SDK sign without looking for the user's own.
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Opens the local environment on a running emulator, with its load balancer made if it is not there. */
export async function openLocal(options: OpenLocalOptions): Promise<LocalEnvironment> {
  const { name, service, settings, emulator, configDirectory, signal } = options;
  const { endpoint, region, speed } = emulator;
  const clients = createClients({ endpoint, region, credentials });
  const app = appOf(settings, configDirectory);
  const subnetIds = await defaultSubnets(clients.ec2, signal);
  const loadBalancerName = `${service}-elb`;
  await ensureLoadBalancer({
    elasticLoadBalancing: clients.elasticLoadBalancing,
    name: loadBalancerName,
    subnetIds,
    instancePort: app.port,
    healthPath: app.healthPath,
    signal,
  });
  return {
    name,
    service,
    region,
    settings,
    clients,
    app,
    subnetIds,
    configDirectory,
    speed,
    header: `${name} · emulator at ${endpoint}, time x${speed} · ${region} · service ${service}`,
    clock: scaledClock(systemClock, speed),
    loadBalancerNames: [loadBalancerName],
  };
}
