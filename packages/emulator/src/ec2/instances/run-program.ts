import type { Endpoint } from '../../ports.js';
import type { Surroundings } from '../../service.js';
import type { AddressBlock } from '../hosts/address-block.js';
import type { Watchdog } from '../hosts/create-watchdog.js';
import { findFreePort } from '../hosts/free-port.js';
import { instanceEnvironment, servedPort } from '../hosts/instance-environment.js';
import { logFile } from '../hosts/instance-files.js';
import type { PreparedInstance } from '../hosts/instance-host.js';
import type { ProcessIdentity } from '../hosts/is-same-process.js';
import { forgetProcess, recordProcess } from '../hosts/pid-files.js';
import { startHost, type Host } from '../hosts/start-host.js';
import { instanceMetadata } from '../metadata/instance-metadata.js';
import { startMetadataService, type MetadataService } from '../metadata/start-metadata-service.js';
import type { Ec2State } from '../state.js';
import type { InstanceRecord } from './instance-record.js';

export interface ProgramOptions {
  readonly state: Ec2State;
  readonly surroundings: Surroundings;
  /** Addresses of the instances' own; without it they share 127.0.0.1. */
  readonly block: AddressBlock | undefined;
  readonly watchdog: Watchdog;
  readonly stateDirectory: string;
  /** Who starts the programs; recorded with each. */
  readonly emulator: ProcessIdentity | undefined;
  /** Called when a program has ended and nothing of it is recorded any more. */
  readonly onEnd: () => void;
  readonly nodePath: string;
  readonly searchPath: string;
}

/** What a program finds when it starts: where to listen and where to ask about itself. */
interface Ground {
  readonly port: number;
  readonly metadata: MetadataService;
}

/** Everything that an instance's program needs; it is started when the instance runs. */
export async function prepareProgram(instanceId: string, options: ProgramOptions): Promise<PreparedInstance> {
  const ground = await prepareGround(instanceId, options);
  let host: Host | undefined;
  return {
    run(instance) {
      host = runProgram(instance, ground, options);
    },
    endpoint: (instance, port) =>
      endpointOf(instance, port, { servedPort: ground.port, block: options.block }),
    async stop(graceMs) {
      await host?.stop(graceMs);
      await ground.metadata.close();
    },
  };
}

/** Starts the instance's metadata service and chooses the port that its program serves. */
async function prepareGround(instanceId: string, options: ProgramOptions): Promise<Ground> {
  const { state, surroundings, block } = options;
  const instance = () => state.instances.get(instanceId);
  const imagePort = instance()?.program.port ?? 0;
  const port = block ? servedPort(imagePort) : await findFreePort();
  const metadata = await startMetadataService({
    host: instance()?.hostAddress ?? '127.0.0.1',
    now: () => surroundings.time.now(),
    tree: () => {
      const current = instance();
      return current ? instanceMetadata(current, { state, surroundings }) : new Map();
    },
  });
  return { port, metadata };
}

interface Served {
  readonly servedPort: number;
  readonly block: AddressBlock | undefined;
}

/** In a shared address only the image's port is known. */
function endpointOf(
  { hostAddress: host, program }: InstanceRecord,
  port: number,
  { servedPort, block }: Served,
): Endpoint | undefined {
  const local = block ? { localAddress: block.first } : {};
  if (port === program.port) return { host, port: servedPort, ...local };
  return block ? { host, port, ...local } : undefined;
}

/** Starts the image's program and records its process until it has ended. */
function runProgram(instance: InstanceRecord, { port, metadata }: Ground, options: ProgramOptions): Host {
  const { stateDirectory, surroundings, nodePath, searchPath } = options;
  const { instanceId, program, hostAddress } = instance;
  const [command, ...args] = program.start;
  const host = startHost({
    command: [command === 'node' ? nodePath : command, ...args],
    directory: program.directory,
    env: instanceEnvironment(instance, {
      host: hostAddress,
      port,
      metadataEndpoint: metadata.endpoint,
      region: surroundings.region,
      searchPath,
    }),
    logFile: logFile(stateDirectory, instanceId),
    beforeItRuns: (pid) => keepTrack({ instanceId, pid }, options),
  });
  const { pid } = host;
  if (pid !== undefined) void host.ended.then(() => loseTrack({ instanceId, pid }, options));
  return host;
}

interface Tracked {
  readonly instanceId: string;
  readonly pid: number;
}

/** Two ways to end a process whose emulator cannot: the watchdog at once, the record when the next one starts. */
function keepTrack({ instanceId, pid }: Tracked, options: ProgramOptions): void {
  const { watchdog, stateDirectory, surroundings, emulator } = options;
  watchdog.watch(pid, instanceId);
  const startedAt = surroundings.time.now().toISOString();
  recordProcess(stateDirectory, { instanceId, pid, startedAt, emulator });
}

function loseTrack({ instanceId, pid }: Tracked, options: ProgramOptions): void {
  options.watchdog.forget(pid);
  forgetProcess(options.stateDirectory, instanceId);
  options.onEnd();
}
