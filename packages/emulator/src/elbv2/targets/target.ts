import type { InstancePort } from '../../service/ports.js';
import type { Time } from '../../time/time.js';
import { Backend } from '../../traffic/backend.js';
import type { DataPlane } from '../../traffic/data-plane.js';
import { checkFailed, type CheckOutcome } from '../../traffic/health/check-outcome.js';
import { afterCheck, unchecked } from '../../traffic/health/health-state.js';
import { afterDraining } from '../../traffic/end-of-draining.js';
import { startHealthChecks } from '../../traffic/health/start-health-checks.js';
import { healthTargetOf, type HealthCheckSettings } from '../settings/health-check-settings.js';
import { isSameStanding, notRegistered, type Standing, standingOf } from './standing.js';

/** What a target follows of its group, read anew each time. */
export interface TargetSettings {
  readonly healthCheck: () => HealthCheckSettings;
  /** Whether the group is on a listener. */
  readonly isInUse: () => boolean;
  readonly isZoneEnabled: (zone: string) => boolean;
  /** AWS's milliseconds. */
  readonly deregistrationDelayMs: () => number;
  /** Whether what is in flight then is cut. */
  readonly cutsAfterDelay: () => boolean;
  /** Real milliseconds. */
  readonly idleTimeoutMs: () => number;
}

export interface TargetOptions {
  readonly instanceId: string;
  readonly port: number;
  readonly time: Time;
  readonly instances: InstancePort;
  readonly dataPlane: DataPlane;
  readonly settings: TargetSettings;
  /** Whether it starts slowly, asked when it becomes healthy. */
  readonly startsSlowly: () => boolean;
  /** The standing is another one. */
  readonly changed: () => void;
  /** It is no longer registered; flows that go on keep its backend. */
  readonly gone: () => void;
}

/** One instance and port of a target group, from its registration until its deregistration delay is over. */
export class Target {
  readonly backend: Backend;
  readonly instanceId: string;
  readonly port: number;
  readonly #options: TargetOptions;
  #health = unchecked;
  #failure: CheckOutcome = checkFailed;
  #standing: Standing = notRegistered;
  #slowSinceMs: number | undefined;
  #isLeaving = false;
  #endChecks: (() => void) | undefined;
  #cancelDelay: (() => void) | undefined;

  constructor(options: TargetOptions) {
    const { instanceId, port, instances, settings } = options;
    this.#options = options;
    this.instanceId = instanceId;
    this.port = port;
    this.backend = new Backend({
      instanceId,
      address: () => instances.address(instanceId, port),
      isSilent: () => instances.disturbance(instanceId) === 'silent',
      idleTimeoutMs: settings.idleTimeoutMs,
    });
  }

  get standing(): Standing {
    return this.#standing;
  }

  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  get zone(): string | undefined {
    return this.#options.instances.get(this.instanceId)?.zone;
  }

  get isHealthy(): boolean {
    return this.#standing.state === 'healthy';
  }

  /** When its slow start began, in milliseconds of the clock. */
  get slowSinceMs(): number | undefined {
    return this.#slowSinceMs;
  }

  /** Registered, or registered again while it was draining: checked from the beginning. */
  join(): void {
    this.#cancelDelay?.();
    this.#isLeaving = false;
    this.#health = unchecked;
    this.refresh();
  }

  /** No new requests from now on; it is `draining` for the whole delay, also when nothing is in flight. */
  leave(): void {
    if (this.#isLeaving) return;
    if (this.#standing.state === 'unused') return this.#gone();
    if (this.#standing.state === 'healthy') this.#options.dataPlane.leaving(this.backend);
    this.#isLeaving = true;
    this.refresh();
    const { time, settings } = this.#options;
    const delayMs = settings.deregistrationDelayMs();
    this.#cancelDelay = afterDraining(time, delayMs, this.backend, () => this.#gone());
  }

  /** Checks run while it runs, is in use and stays; the standing is brought up to date. */
  refresh(): void {
    const state = this.#state();
    if (state === 'terminated') return this.#gone();
    if (state === 'stopped') this.#forget();
    if (this.#isChecked(state)) this.#startChecks();
    else this.#stopChecks();
    this.#update();
  }

  /** The verdict stays, the rows of passes and fails begin again under the new settings. */
  healthCheckChanged(): void {
    this.#health = { ...unchecked, verdict: this.#health.verdict };
    this.#stopChecks();
    this.refresh();
  }

  /** Ends its checks and connections. */
  close(): void {
    this.#stopChecks();
    this.#cancelDelay?.();
    this.backend.close();
  }

  #gone(): void {
    this.#stopChecks();
    this.#cancelDelay?.();
    if (this.#state() === 'terminated' || this.#options.settings.cutsAfterDelay()) this.backend.close();
    else this.backend.renewConnections();
    this.#options.gone();
  }

  #isChecked(state: string): boolean {
    const { isInUse, isZoneEnabled } = this.#options.settings;
    return !this.#isLeaving && state === 'running' && isInUse() && isZoneEnabled(this.zone ?? '');
  }

  #forget(): void {
    this.#health = unchecked;
    this.backend.renewConnections();
  }

  #startChecks(): void {
    if (this.#endChecks !== undefined) return;
    const { settings, time, dataPlane } = this.#options;
    this.#endChecks = startHealthChecks<CheckOutcome>({
      check: (signal) => this.#check(signal),
      intervalMs: dataPlane.checkIntervalMs(settings.healthCheck().intervalSeconds * 1_000),
      time,
      onResult: (outcome) => this.#checked(outcome),
    });
  }

  #stopChecks(): void {
    this.#endChecks?.();
    this.#endChecks = undefined;
  }

  #check(signal: AbortSignal): CheckOutcome | Promise<CheckOutcome> {
    const { instanceId, port, instances, dataPlane, settings } = this.#options;
    const check = settings.healthCheck();
    if (instances.disturbance(instanceId) !== undefined) return checkFailed;
    const target = healthTargetOf(check, port);
    return dataPlane.checkHealth({ instanceId, target, timeoutSeconds: check.timeoutSeconds, signal });
  }

  /** A new target is healthy with the first check that passes. */
  #checked(outcome: CheckOutcome): void {
    const { thresholds } = this.#options.settings.healthCheck();
    const passed = outcome.kind === 'passed';
    const healthy = this.#health.verdict === 'unknown' ? 1 : thresholds.healthy;
    this.#health = afterCheck(this.#health, passed, { ...thresholds, healthy });
    if (!passed) this.#failure = outcome;
    this.#update();
  }

  #update(): void {
    const { instances, settings } = this.#options;
    const standing = standingOf({
      isLeaving: this.#isLeaving,
      isInUse: settings.isInUse(),
      isZoneEnabled: settings.isZoneEnabled(this.zone ?? ''),
      instanceState: instances.get(this.instanceId)?.state ?? 'terminated',
      health: this.#health,
      failure: this.#failure,
    });
    if (isSameStanding(standing, this.#standing)) return;
    const isSlow = standing.state === 'healthy' && this.#options.startsSlowly();
    this.#standing = standing;
    this.#slowSinceMs = isSlow ? this.#options.time.now().getTime() : undefined;
    this.#options.changed();
  }

  #state() {
    return this.#options.instances.get(this.instanceId)?.state ?? 'terminated';
  }
}
