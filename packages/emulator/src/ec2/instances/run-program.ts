import type { Endpoint } from '../../service/ports.js';
import type { AddressBlock } from '../hosts/address-block.js';
import { findFreePort } from '../hosts/free-port.js';
import { instanceEnvironment, servedPort } from '../hosts/instance-environment.js';
import { logFile } from '../hosts/instance-files.js';
import type { PreparedInstance } from '../hosts/instance-host.js';
import { forgetProcess, recordProcess } from '../hosts/pid-files.js';
import { startHost, type Host } from '../hosts/start-host.js';
import { instanceMetadata } from '../metadata/instance-metadata.js';
import { startMetadataService, type MetadataService } from '../metadata/start-metadata-service.js';
import type { ImageProgram } from '../images/image-record.js';
import type { InstanceRecord } from './instance-record.js';
import { openLogins } from './open-logins.js';
import type { ProgramOptions } from './program-options.js';

/** What a program finds when it starts: where to listen and where to ask about itself. */
interface Ground {
  readonly program: ImageProgram | undefined;
  readonly port: number;
  readonly metadata: MetadataService;
  readonly endLogins: () => Promise<void>;
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
      endpointOf(withProgram(instance, ground), port, { servedPort: ground.port, block: options.block }),
    async stop(graceMs) {
      await Promise.all([host?.stop(graceMs), ground.endLogins()]);
      await ground.metadata.close();
    },
  };
}

/** The instance with what it runs now, which may have changed on its disk since the launch. */
const withProgram = (instance: InstanceRecord, { program }: Ground): InstanceRecord =>
  program === undefined ? instance : { ...instance, program };

/** Starts the instance's metadata service, chooses the port that its program serves, and opens it for logins. */
async function prepareGround(instanceId: string, options: ProgramOptions): Promise<Ground> {
  const { state, surroundings, block, disks } = options;
  const instance = () => state.instances.get(instanceId);
  const before = instance();
  const program = before && (await disks.programOf(before));
  const imagePort = program?.port ?? 0;
  const port = block ? servedPort(imagePort) : await findFreePort();
  const metadata = await startMetadataService({
    host: instance()?.hostAddress ?? '127.0.0.1',
    now: () => surroundings.time.now(),
    tree: () => {
      const current = instance();
      return current ? instanceMetadata(current, { state, surroundings }) : new Map();
    },
  });
  const login = { metadataEndpoint: metadata.endpoint, programPort: port };
  const endLogins = before ? await openLogins(before, login, options) : async () => undefined;
  return { program, port, metadata, endLogins };
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
function runProgram(launched: InstanceRecord, ground: Ground, options: ProgramOptions): Host {
  const { stateDirectory, surroundings, nodePath, searchPath } = options;
  const { port, metadata } = ground;
  const instance = withProgram(launched, ground);
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
