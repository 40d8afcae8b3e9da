import type { Endpoint } from '../../service/ports.js';
import { addressOfInterface } from '../addresses/find-address.js';
import type { HostGround, InstanceHost, PreparedInstance } from '../hosts/instance-host.js';
import { brokenBoot, userRequest, type Ending } from './endings.js';
import type { InstanceChanges } from './instance-changes.js';
import type { InstanceRecord } from './instance-record.js';
import { instanceSeen } from './instance-seen.js';
import { releaseParts } from './release-parts.js';

export interface MachineOptions extends HostGround {
  readonly host: InstanceHost;
  readonly changes: InstanceChanges;
  /** AWS milliseconds. */
  readonly bootMs: number;
  /** AWS milliseconds from SIGTERM to SIGKILL. */
  readonly terminateGraceMs: number;
  /** Milliseconds of the clock that a program has at least, whatever the speed, also when the emulator closes. */
  readonly shortestGraceMs: number;
}

interface Machine {
  readonly cancelBoot: () => void;
  /** Set when the boot wait has passed; settles when the instance runs or never will. */
  starting?: Promise<void>;
  running?: PreparedInstance;
}

/** AWS shows terminated instances for about an hour. */
const terminatedShownMs = 3_600_000;

/** What is behind the instances: boots them on the host, ends them and knows where they listen. */
export class Machines {
  readonly #options: MachineOptions;
  readonly #machines = new Map<string, Machine>();
  readonly #endings = new Set<Promise<void>>();
  readonly #purges = new Set<() => void>();
  #isClosing = false;

  constructor(options: MachineOptions) {
    this.#options = options;
  }

  /** Runs a `pending` instance once the boot wait has passed. */
  boot(instance: InstanceRecord): void {
    if (this.#isClosing) return;
    const { surroundings, state } = this.#options;
    const { instanceId } = instance;
    const { bootMs, dies } = surroundings.hazards.boot(instanceSeen(state, instance), this.#options.bootMs);
    const cancelBoot = surroundings.time.after(bootMs, () => {
      if (dies) return this.terminate(instanceId, brokenBoot);
      machine.starting = this.#start(instanceId, machine);
    });
    const machine: Machine = { cancelBoot };
    this.#machines.set(instanceId, machine);
  }

  /** `shutting-down` now, `terminated` when the process has gone; an instance that has gone stays so. */
  terminate(instanceId: string, ending: Ending = userRequest): void {
    const { state, changes, surroundings } = this.#options;
    const instance = state.instances.get(instanceId);
    if (!instance || instance.state === 'shutting-down' || instance.state === 'terminated') return;
    changes.change(instanceId, { state: 'shutting-down', ...ending(surroundings.time.now()) });
    this.#endThen(instanceId, () => this.#terminated(instance));
  }

  /** `stopping` now, `stopped` when the process has gone; only of an instance that is up. */
  stop(instanceId: string): void {
    const { state, changes, surroundings } = this.#options;
    const instance = state.instances.get(instanceId);
    if (instance?.state !== 'running' && instance?.state !== 'pending') return;
    changes.change(instanceId, { state: 'stopping', ...userRequest(surroundings.time.now()) });
    this.#endThen(instanceId, () => {
      if (this.#isClosing || state.instances.get(instanceId)?.state !== 'stopping') return;
      const elastic = addressOfInterface(state, instance.networkInterfaceId);
      changes.change(instanceId, { state: 'stopped', publicIpAddress: elastic?.publicIp });
    });
  }

  /** Boots a `stopped` instance again, at the address that it had. */
  start(instanceId: string): void {
    const { state, changes, surroundings } = this.#options;
    const instance = state.instances.get(instanceId);
    if (instance?.state !== 'stopped') return;
    const own = instance.hasOwnPublicAddress ? instance.hostAddress : undefined;
    changes.change(instanceId, {
      state: 'pending',
      stateReason: undefined,
      transitionReason: '',
      launchTime: surroundings.time.now(),
      publicIpAddress: instance.publicIpAddress ?? own,
    });
    this.boot(instance);
  }

  /** Ends the program of a `running` instance and runs it again; the instance stays `running`. */
  reboot(instanceId: string): void {
    const machine = this.#machines.get(instanceId);
    if (machine === undefined || this.#options.state.instances.get(instanceId)?.state !== 'running') return;
    machine.starting = this.#restart(instanceId, machine, machine.starting);
  }

  /** Where a running instance serves a port. */
  address(instanceId: string, port: number): Endpoint | undefined {
    const instance = this.#options.state.instances.get(instanceId);
    const running = this.#machines.get(instanceId)?.running;
    return instance?.state === 'running' ? running?.endpoint(instance, port) : undefined;
  }

  /** Ends every process and listener, and waits for that. */
  async close(): Promise<void> {
    this.#isClosing = true;
    for (const cancel of this.#purges) cancel();
    await Promise.all([...this.#machines.keys()].map((id) => this.#end(id, this.#options.shortestGraceMs)));
    await Promise.all(this.#endings);
    await this.#options.host.close();
  }

  async #start(instanceId: string, machine: Machine): Promise<void> {
    const { state, changes, surroundings, host } = this.#options;
    try {
      const prepared = await host.prepare(instanceId);
      const instance = state.instances.get(instanceId);
      if (this.#isClosing || instance?.state !== 'pending') return await prepared.stop(0);
      machine.running = prepared;
      prepared.run(instance);
      changes.change(instanceId, { state: 'running', runningSince: surroundings.time.now() });
    } catch (error) {
      surroundings.log(`${instanceId} could not boot: ${String(error)}`);
      this.terminate(instanceId, brokenBoot);
    }
  }

  async #restart(instanceId: string, machine: Machine, before: Promise<void> | undefined): Promise<void> {
    const { state, changes, surroundings, host } = this.#options;
    await before;
    const { running } = machine;
    delete machine.running;
    await running?.stop(this.#graceMs());
    const isRunning = () => !this.#isClosing && state.instances.get(instanceId)?.state === 'running';
    if (!isRunning()) return;
    try {
      const prepared = await host.prepare(instanceId);
      const instance = state.instances.get(instanceId);
      if (instance === undefined || !isRunning()) return await prepared.stop(0);
      machine.running = prepared;
      prepared.run(instance);
      changes.change(instanceId, { runningSince: surroundings.time.now() });
    } catch (error) {
      surroundings.log(`${instanceId} could not reboot: ${String(error)}`);
    }
  }

  #graceMs(): number {
    const { surroundings, terminateGraceMs, shortestGraceMs } = this.#options;
    return Math.max(shortestGraceMs, surroundings.time.scaled(terminateGraceMs));
  }

  #endThen(instanceId: string, then: () => void): void {
    const ended = this.#end(instanceId, this.#graceMs()).then(then);
    this.#endings.add(ended);
    void ended.finally(() => this.#endings.delete(ended));
  }

  async #end(instanceId: string, graceMs: number): Promise<void> {
    const machine = this.#machines.get(instanceId);
    machine?.cancelBoot();
    await machine?.starting;
    await machine?.running?.stop(graceMs);
    this.#machines.delete(instanceId);
  }

  #terminated(instance: InstanceRecord): void {
    const { state, changes, surroundings, host } = this.#options;
    const { instanceId, hostAddress } = instance;
    host.giveBackAddress(hostAddress);
    host.forget(instanceId);
    if (this.#isClosing) return;
    releaseParts(this.#options, instance);
    changes.change(instanceId, { state: 'terminated' });
    const cancel = surroundings.time.after(terminatedShownMs, () => {
      this.#purges.delete(cancel);
      state.instances.delete(instanceId);
      state.tags.delete(instanceId);
    });
    this.#purges.add(cancel);
  }
}
