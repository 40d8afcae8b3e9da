import type { InstancePort, Registration } from '../../service/ports.js';
import type { Time } from '../../time/time.js';
import type { Backend } from '../../traffic/backend.js';
import type { DataPlane } from '../../traffic/data-plane.js';
import type { Pool } from '../../traffic/pool.js';
import { chooseCandidates } from './choose-candidates.js';
import { Rotation } from './rotation.js';
import { startsSlowly } from './slow-start.js';
import { Target, type TargetSettings } from './target.js';

export interface LiveTargetGroupOptions {
  readonly time: Time;
  readonly instances: InstancePort;
  readonly dataPlane: DataPlane;
  readonly settings: TargetSettings & {
    /** AWS's milliseconds. */
    readonly slowStartMs: () => number;
  };
  /** After every change of a registration or of a target's standing. */
  readonly changed: (target: Target, isRegistered: boolean) => void;
}

/** The targets of one group and whose turn it is among them. */
export class LiveTargetGroup {
  readonly #options: LiveTargetGroupOptions;
  readonly #targets = new Map<string, Target>();
  /** The same by instance: a group asks for those of each of its members, again and again. */
  readonly #ofInstance = new Map<string, readonly Target[]>();
  /** Those that have left and still carry flows. */
  readonly #lingering = new Set<Target>();
  /** By zone; without one, of all zones. Made when they are asked for after a change. */
  readonly #rotations = new Map<string | undefined, Rotation>();
  #zoneTurn = 0;

  constructor(options: LiveTargetGroupOptions) {
    this.#options = options;
  }

  get targets(): readonly Target[] {
    return [...this.#targets.values()];
  }

  /** Whose turn it is among all targets. */
  readonly everywhere: Pool = { next: (tried) => this.#rotation(undefined).next(tried) };

  /** Zones take turns; within one, only its own targets do: a zone whose targets all fail sends to all of them. */
  zonal(zones: readonly string[]): Pool {
    const populated = zones.filter((zone) => !this.#rotation(zone).isEmpty);
    const zone = populated[this.#zoneTurn++ % Math.max(1, populated.length)];
    return { next: (tried) => (zone === undefined ? undefined : this.#rotation(zone).next(tried)) };
  }

  /** Whether a backend is one of its healthy targets, as for a client that keeps to one. */
  serves(backend: Backend): boolean {
    return this.targets.some((target) => target.backend === backend && target.isHealthy);
  }

  /** How an instance is registered, on any port. */
  registration(instanceId: string): Registration {
    const states = this.#of(instanceId).map(({ standing }) => standing.state);
    if (states.length === 0) return 'absent';
    if (states.every((state) => state === 'draining')) return 'leaving';
    return states.includes('healthy') ? 'inService' : 'outOfService';
  }

  isUnhealthy(instanceId: string): boolean {
    return this.#of(instanceId).some(({ standing }) => standing.state === 'unhealthy');
  }

  /** Idempotent; one that is draining out stays. */
  register(instanceId: string, port: number): void {
    const target = this.#targets.get(keyOf(instanceId, port));
    if (target?.isLeaving === false) return;
    (target ?? this.#add(instanceId, port)).join();
  }

  /** Idempotent. @param port @default every port that the instance is registered with */
  deregister(instanceId: string, port?: number): void {
    for (const target of this.#of(instanceId)) if (port === undefined || port === target.port) target.leave();
  }

  /** An instance, a listener or a zone has changed. @param instanceId @default all of them */
  refresh(instanceId?: string): void {
    const targets = instanceId === undefined ? this.targets : this.#of(instanceId);
    for (const target of targets) target.refresh();
    this.#rotations.clear();
  }

  healthCheckChanged(): void {
    for (const target of this.targets) target.healthCheckChanged();
  }

  /** Ends every check and connection. */
  close(): void {
    for (const target of [...this.#targets.values(), ...this.#lingering]) target.close();
    this.#targets.clear();
    this.#ofInstance.clear();
    this.#lingering.clear();
    this.#rotations.clear();
  }

  #of(instanceId: string): readonly Target[] {
    return this.#ofInstance.get(instanceId) ?? [];
  }

  #add(instanceId: string, port: number): Target {
    const target = new Target({
      ...this.#options,
      instanceId,
      port,
      startsSlowly: () => startsSlowly(this.targets, this.#nowMs(), this.#slowStartMs()),
      changed: () => this.#changed(target, true),
      gone: () => this.#remove(target),
    });
    this.#targets.set(keyOf(instanceId, port), target);
    this.#ofInstance.set(instanceId, [...this.#of(instanceId), target]);
    return target;
  }

  #remove(target: Target): void {
    const { instanceId, port } = target;
    if (!this.#targets.delete(keyOf(instanceId, port))) return;
    const others = this.#of(instanceId).filter((one) => one !== target);
    if (others.length > 0) this.#ofInstance.set(instanceId, others);
    else this.#ofInstance.delete(instanceId);
    if (!target.backend.isIdle) this.#linger(target);
    this.#changed(target, false);
  }

  #linger(target: Target): void {
    this.#lingering.add(target);
    target.backend.whenIdle(() => this.#lingering.delete(target));
  }

  #changed(target: Target, isRegistered: boolean): void {
    this.#rotations.clear();
    this.#options.changed(target, isRegistered);
  }

  #nowMs(): number {
    return this.#options.time.now().getTime();
  }

  /** Milliseconds of the clock. */
  #slowStartMs(): number {
    return this.#options.time.scaled(this.#options.settings.slowStartMs());
  }

  #rotation(zone: string | undefined): Rotation {
    const known = this.#rotations.get(zone);
    if (known !== undefined) return known;
    const inZone = this.targets.filter((target) => zone === undefined || target.zone === zone);
    const rotation = new Rotation({
      targets: chooseCandidates(inZone),
      nowMs: () => this.#nowMs(),
      slowStartMs: this.#slowStartMs(),
    });
    this.#rotations.set(zone, rotation);
    return rotation;
  }
}

const keyOf = (instanceId: string, port: number) => `${instanceId}:${port}`;
