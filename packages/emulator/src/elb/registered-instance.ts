import type { InstancePort, InstanceStateName } from '../service/ports.js';
import type { Time } from '../time/time.js';
import { Backend } from '../traffic/backend.js';
import type { DataPlane } from '../traffic/data-plane.js';
import type { HealthCheckSettings } from './health/health-check-settings.js';
import { afterCheck, unchecked } from '../traffic/health/health-state.js';
import {
  notRegistered,
  type Standing,
  standingOf,
  standsTheSame,
  takesNewRequests,
} from './health/standing.js';
import { checkFailed, type CheckOutcome } from '../traffic/health/check-outcome.js';
import { afterDraining } from '../traffic/end-of-draining.js';
import { startHealthChecks } from '../traffic/health/start-health-checks.js';

/** What an instance's registration follows of its load balancer, read anew each time. */
export interface RegistrationSettings {
  readonly healthCheck: () => HealthCheckSettings;
  readonly isZoneEnabled: (zone: string) => boolean;
  /** How long draining may take in AWS's milliseconds; nothing when connection draining is off. */
  readonly drainingMs: () => number | undefined;
  /** Real milliseconds. */
  readonly idleTimeoutMs: () => number;
}

export interface RegisteredInstanceOptions {
  readonly instanceId: string;
  readonly time: Time;
  readonly instances: InstancePort;
  readonly dataPlane: DataPlane;
  readonly settings: RegistrationSettings;
  /** The standing is another one. */
  readonly changed: () => void;
  /** It is no longer registered. */
  readonly gone: () => void;
}

/** One instance of one load balancer, from its registration until draining has ended. */
export class RegisteredInstance {
  readonly backend: Backend;
  readonly #options: RegisteredInstanceOptions;
  #health = unchecked;
  #standing: Standing = notRegistered;
  #isLeaving = false;
  #endChecks: (() => void) | undefined;
  #cancelDeadline: (() => void) | undefined;

  constructor(options: RegisteredInstanceOptions) {
    const { instanceId, instances, settings } = options;
    this.#options = options;
    const address = (port = 0) => instances.address(instanceId, port);
    const isSilent = () => instances.disturbance(instanceId) === 'silent';
    this.backend = new Backend({ instanceId, address, isSilent, idleTimeoutMs: settings.idleTimeoutMs });
  }

  get standing(): Standing {
    return this.#standing;
  }

  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  get isUnhealthy(): boolean {
    return !this.#isLeaving && this.#health.verdict === 'unhealthy';
  }

  /** Registered, or registered again while it was draining: checked from the beginning. */
  join(): void {
    this.#endDraining();
    this.#isLeaving = false;
    this.#health = unchecked;
    this.stateChanged();
  }

  /** No new requests from now on; what is in flight may finish while connection draining lasts. */
  leave(): void {
    if (this.#isLeaving) return;
    if (takesNewRequests(this.#standing)) this.#options.dataPlane.leaving(this.backend);
    this.#isLeaving = true;
    this.#stopChecks();
    this.refresh();
    const drainingMs = this.#options.settings.drainingMs();
    if (drainingMs === undefined || this.backend.isIdle) return this.#options.gone();
    const { time, gone } = this.#options;
    this.#cancelDeadline = afterDraining(time, drainingMs, this.backend, gone);
    this.backend.whenIdle(this.#options.gone);
  }

  /** Only a running instance is checked; one that runs again is new to the load balancer. */
  stateChanged(): void {
    const state = this.#state();
    if (state === 'terminated') return this.#options.gone();
    if (state === 'stopped') this.#forget();
    if (state === 'running' && !this.#isLeaving && this.#endChecks === undefined) this.#startChecks();
    this.refresh();
  }

  /** The verdict stays, the rows of passes and fails begin again under the new settings. */
  healthCheckChanged(): void {
    this.#health = { ...unchecked, verdict: this.#health.verdict };
    if (this.#endChecks === undefined) return;
    this.#stopChecks();
    this.#startChecks();
  }

  /** Brings the standing up to date. */
  refresh(): void {
    const standing = this.#standingNow();
    if (standing === this.#standing) return;
    this.#standing = standing;
    this.#options.changed();
  }

  /** Ends its checks and connections. */
  close(): void {
    this.#stopChecks();
    this.#endDraining();
    this.backend.close();
  }

  #forget(): void {
    this.#stopChecks();
    this.#health = unchecked;
    this.backend.renewConnections();
  }

  #endDraining(): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
    this.backend.whenIdle(undefined);
  }

  #startChecks(): void {
    const { settings, time, dataPlane } = this.#options;
    const { intervalSeconds, thresholds } = settings.healthCheck();
    this.#endChecks = startHealthChecks({
      check: (signal) => this.#check(signal),
      intervalMs: dataPlane.checkIntervalMs(intervalSeconds * 1_000),
      time,
      onResult: ({ kind }) => {
        const before = this.#health;
        this.#health = afterCheck(before, kind === 'passed', thresholds);
        if (!standsTheSame(before, this.#health)) this.refresh();
      },
    });
  }

  #stopChecks(): void {
    this.#endChecks?.();
    this.#endChecks = undefined;
  }

  #check(signal: AbortSignal): CheckOutcome | Promise<CheckOutcome> {
    const { instanceId, instances, dataPlane, settings } = this.#options;
    const { parsedTarget: target, timeoutSeconds } = settings.healthCheck();
    if (instances.disturbance(instanceId) !== undefined) return checkFailed;
    return dataPlane.checkHealth({ instanceId, target, timeoutSeconds, signal });
  }

  #state(): InstanceStateName {
    return this.#options.instances.get(this.#options.instanceId)?.state ?? 'terminated';
  }

  #standingNow(): Standing {
    const { instanceId, instances, settings } = this.#options;
    const instance = instances.get(instanceId);
    return standingOf({
      isLeaving: this.#isLeaving,
      isZoneEnabled: instance === undefined || settings.isZoneEnabled(instance.zone),
      instanceState: instance?.state ?? 'terminated',
      health: this.#health,
    });
  }
}
