import type { Registration } from '../service/ports.js';
import type { Backend } from '../traffic/backend.js';
import { nextInRotation } from '../traffic/next-in-rotation.js';
import { notRegistered, type Standing, takesNewRequests } from './health/standing.js';
import { RegisteredInstance, type RegisteredInstanceOptions } from './registered-instance.js';

export interface RegistrationsOptions
  extends Pick<RegisteredInstanceOptions, 'time' | 'instances' | 'dataPlane' | 'settings'> {
  /** After every change of a registration or of an instance's standing. */
  readonly changed: (instanceId: string) => void;
}

/** The instances of one load balancer and the rotation of those in service. */
export class Registrations {
  readonly #options: RegistrationsOptions;
  readonly #registered = new Map<string, RegisteredInstance>();
  /** Made when it is asked for after a change. */
  #rotation: readonly Backend[] | undefined;
  #turn = 0;

  constructor(options: RegistrationsOptions) {
    this.#options = options;
  }

  /** Ids in the order of their registration, draining ones too. */
  allIds(): string[] {
    return [...this.#registered.keys()];
  }

  /** Ids in the order of their registration, without those that are draining out. */
  registeredIds(): string[] {
    return this.allIds().filter((id) => this.#registered.get(id)?.isLeaving === false);
  }

  standing(instanceId: string): Standing {
    return this.#registered.get(instanceId)?.standing ?? notRegistered;
  }

  registration(instanceId: string): Registration {
    const registered = this.#registered.get(instanceId);
    if (registered === undefined) return 'absent';
    if (registered.isLeaving) return 'leaving';
    return takesNewRequests(registered.standing) ? 'inService' : 'outOfService';
  }

  isUnhealthy(instanceId: string): boolean {
    return this.#registered.get(instanceId)?.isUnhealthy === true;
  }

  /** Whose turn it is among the instances in service. */
  readonly next = (tried?: ReadonlySet<Backend>): Backend | undefined =>
    nextInRotation((this.#rotation ??= this.#serving()), this.#turn++, tried);

  /** Idempotent; an instance that is draining out stays. */
  register(instanceId: string): void {
    const registered = this.#registered.get(instanceId);
    if (registered?.isLeaving === false) return;
    (registered ?? this.#add(instanceId)).join();
  }

  /** Idempotent. */
  deregister(instanceId: string): void {
    this.#registered.get(instanceId)?.leave();
  }

  instanceChanged(instanceId: string): void {
    this.#registered.get(instanceId)?.stateChanged();
  }

  healthCheckChanged(): void {
    for (const registered of this.#registered.values()) registered.healthCheckChanged();
  }

  zonesChanged(): void {
    for (const registered of this.#registered.values()) registered.refresh();
  }

  idleTimeoutChanged(): void {
    for (const { backend } of this.#registered.values()) backend.renewConnections();
  }

  /** Ends every check and connection. */
  close(): void {
    const all = [...this.#registered.values()];
    this.#registered.clear();
    this.#rotation = undefined;
    for (const registered of all) registered.close();
  }

  #add(instanceId: string): RegisteredInstance {
    const registered = new RegisteredInstance({
      ...this.#options,
      instanceId,
      changed: () => this.#changed(instanceId),
      gone: () => this.#remove(instanceId),
    });
    this.#registered.set(instanceId, registered);
    return registered;
  }

  #remove(instanceId: string): void {
    const registered = this.#registered.get(instanceId);
    if (registered === undefined) return;
    this.#registered.delete(instanceId);
    registered.close();
    this.#changed(instanceId);
  }

  #changed(instanceId: string): void {
    this.#rotation = undefined;
    this.#options.changed(instanceId);
  }

  #serving(): readonly Backend[] {
    const serving = [...this.#registered.values()].filter(({ standing }) => takesNewRequests(standing));
    return serving.map(({ backend }) => backend);
  }
}
