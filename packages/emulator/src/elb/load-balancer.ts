import type { CertificatePort, InstancePort, SubnetView } from '../service/ports.js';
import type { Time } from '../time/time.js';
import { type Attributes, defaultAttributes } from './attributes.js';
import { classicManners, classicVersions, connectAttempts } from './classic-manners.js';
import type { DataPlane } from '../traffic/data-plane.js';
import type { ListenerPlan, OpenListener } from '../traffic/listener.js';
import { createHttpCounter } from '../traffic/http/http-tally.js';
import { createFlowCounter } from '../traffic/tcp/flow-tally.js';
import type { Encryption } from '../traffic/tls/encryption.js';
import { secureContextOf } from '../traffic/tls/secure-context-of.js';
import { defaultHealthCheck, type HealthCheckSettings } from './health/health-check-settings.js';
import type { ListenerSettings } from './listener-settings.js';
import { realIdleTimeoutMs } from '../traffic/real-floors.js';
import { Registrations } from './registrations.js';

export type Scheme = 'internet-facing' | 'internal';

/** What a load balancer is created with. */
export interface LoadBalancerSettings {
  readonly name: string;
  readonly scheme: Scheme;
  readonly subnets: readonly SubnetView[];
  readonly securityGroups: readonly string[];
  readonly listeners: readonly ListenerSettings[];
  readonly tags: ReadonlyMap<string, string>;
}

/** What a load balancer lives in. */
export interface LoadBalancerSurroundings {
  readonly time: Time;
  readonly instances: InstancePort;
  readonly dataPlane: DataPlane;
  readonly certificates: CertificatePort;
  readonly changed: (loadBalancerName: string, instanceId: string) => void;
}

/** A listener of the load balancer, and where clients find it. */
export interface BoundListener {
  readonly settings: ListenerSettings;
  readonly open: OpenListener;
}

/** A Classic Load Balancer: its settings, its registered instances and its bound listeners. */
export class LoadBalancer {
  readonly name: string;
  readonly scheme: Scheme;
  readonly createdTime: Date;
  readonly registrations: Registrations;
  readonly requests = createHttpCounter();
  readonly flows = createFlowCounter();
  attributes: Attributes = defaultAttributes;
  healthCheck: HealthCheckSettings;
  subnets: readonly SubnetView[];
  securityGroups: readonly string[];
  tags: ReadonlyMap<string, string>;
  readonly #time: Time;
  readonly #dataPlane: DataPlane;
  readonly #certificates: CertificatePort;
  readonly #listeners = new Map<number, BoundListener>();

  constructor(settings: LoadBalancerSettings, surroundings: LoadBalancerSurroundings) {
    const { time, instances, dataPlane, changed } = surroundings;
    this.name = settings.name;
    this.scheme = settings.scheme;
    this.subnets = settings.subnets;
    this.securityGroups = settings.securityGroups;
    this.tags = settings.tags;
    this.healthCheck = defaultHealthCheck(settings.listeners[0]?.instancePort ?? 80);
    this.createdTime = time.now();
    this.#time = time;
    this.#dataPlane = dataPlane;
    this.#certificates = surroundings.certificates;
    this.registrations = new Registrations({
      time,
      instances,
      dataPlane,
      settings: {
        healthCheck: () => this.healthCheck,
        isZoneEnabled: (zone) => this.zones.includes(zone),
        drainingMs: () => this.#drainingMs(),
        idleTimeoutMs: () => this.#idleTimeoutMs(),
      },
      changed: (instanceId) => changed(settings.name, instanceId),
    });
  }

  get zones(): string[] {
    return this.subnets.map(({ zone }) => zone);
  }

  /** In the order of their load balancer ports. */
  get listeners(): BoundListener[] {
    const port = ({ settings }: BoundListener) => settings.loadBalancerPort;
    return [...this.#listeners.values()].sort((one, other) => port(one) - port(other));
  }

  /** Where the listener with the lowest port is bound; clients of AWS would find its port 80 under this name. */
  get dnsName(): string {
    const [first] = this.listeners;
    return first === undefined ? '127.0.0.1' : `${first.open.host}:${first.open.port}`;
  }

  listener(loadBalancerPort: number): BoundListener | undefined {
    return this.#listeners.get(loadBalancerPort);
  }

  async openListener(settings: ListenerSettings): Promise<void> {
    const open = await this.#dataPlane.openListener(this.name, this.#plan(settings));
    this.#listeners.set(settings.loadBalancerPort, { settings, open });
  }

  /** New connections are shown another certificate. */
  showCertificate(loadBalancerPort: number, certificateId: string): void {
    const listener = this.#listeners.get(loadBalancerPort);
    if (listener === undefined) return;
    this.#listeners.set(loadBalancerPort, {
      ...listener,
      settings: { ...listener.settings, certificateId },
    });
  }

  async closeListener(loadBalancerPort: number): Promise<void> {
    const listener = this.#listeners.get(loadBalancerPort);
    this.#listeners.delete(loadBalancerPort);
    await listener?.open.close();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#listeners.keys()].map((port) => this.closeListener(port)));
    this.registrations.close();
  }

  #plan(ports: ListenerSettings): ListenerPlan {
    const idleTimeoutMs = () => this.#idleTimeoutMs();
    const pool = this.registrations;
    const encryption = this.#encryption(ports);
    if (ports.protocol === 'TCP' || ports.protocol === 'SSL')
      return {
        kind: 'tcp',
        ports,
        context: { pool: () => pool, idleTimeoutMs, connectAttempts, encryption, tally: this.flows },
      };
    const tally = this.requests;
    const route = { kind: 'forward', pool, tally } as const;
    const context = { route: () => route, idleTimeoutMs, manners: classicManners, encryption, tally };
    return { kind: 'http', ports, context };
  }

  /** One certificate whatever name a client asks for, and no ALPN. */
  #encryption({
    loadBalancerPort,
    protocol,
    certificateId: first,
  }: ListenerSettings): Encryption | undefined {
    if (protocol === 'HTTP' || protocol === 'TCP') return undefined;
    const context = () => {
      const arn = this.listener(loadBalancerPort)?.settings.certificateId ?? first;
      const view = this.#certificates.get(arn ?? '');
      return view && secureContextOf(view, classicVersions);
    };
    return { context, alpnProtocols: () => [] };
  }

  #drainingMs(): number | undefined {
    const { draining } = this.attributes;
    return draining.isEnabled ? draining.timeoutSeconds * 1_000 : undefined;
  }

  #idleTimeoutMs(): number {
    return realIdleTimeoutMs(this.#time, this.attributes.idleTimeoutSeconds * 1_000);
  }
}
