import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createInTurn } from '../../time/in-turn.js';
import { createDisks } from '../guest/disks.js';
import { readImageDirectory } from '../images/read-image-directory.js';
import type { ProgramOptions } from '../instances/program-options.js';
import { prepareProgram } from '../instances/run-program.js';
import { claimAddressBlock } from './address-block.js';
import { createWatchdog } from './create-watchdog.js';
import { logFile } from './instance-files.js';
import type { HostGround, InstanceHost } from './instance-host.js';
import { readConsole } from './instance-log.js';
import { thisProcess } from './is-same-process.js';
import { pruneInstanceLogs } from './prune-instance-logs.js';

export interface ProcessHostOptions {
  /** Where instances leave their logs and process ids, under `instances/`. */
  readonly stateDirectory: string;
  /** Remove the folder when this process has gone, however it went. @default false */
  readonly isTemporary?: boolean;
  /** What an image's `node` runs. @default the Node.js that runs this */
  readonly nodePath?: string;
  /** `PATH` of the instances' programs. @default the system's usual folders */
  readonly searchPath?: string;
  /** `own` gives each instance a loopback address where the system has more than one. @default 'own' */
  readonly addresses?: 'own' | 'shared';
}

/** To look through the folder at each end would be quadratic where thousands end at once. */
const endsBetweenPrunings = 50;

const usualSearchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Instances as processes of this machine: an image is a directory, an address one of loopback. */
export async function createProcessHost(
  { state, surroundings }: HostGround,
  {
    stateDirectory,
    isTemporary = false,
    nodePath = process.execPath,
    searchPath = usualSearchPath,
    addresses = 'own',
  }: ProcessHostOptions,
): Promise<InstanceHost> {
  const block = addresses === 'own' ? await claimAddressBlock() : undefined;
  const disksFolder = join(stateDirectory, `disks-${randomBytes(4).toString('hex')}`);
  const disks = createDisks(disksFolder, surroundings.log);
  const watchdog = createWatchdog({
    log: surroundings.log,
    folders: [disksFolder],
    temporaryFolder: isTemporary ? stateDirectory : undefined,
  });
  pruneInstanceLogs(stateDirectory);
  const options: ProgramOptions = {
    ...{ state, surroundings, block, watchdog, disks },
    ...{ stateDirectory, nodePath, searchPath },
    emulator: await thisProcess(),
    onEnd: everyTime(endsBetweenPrunings, () => pruneInstanceLogs(stateDirectory)),
  };
  const inTurn = createInTurn();
  return {
    readImage: readImageDirectory,
    takeAddress: () => block?.take() ?? '127.0.0.1',
    giveBackAddress: (address) => block?.giveBack(address),
    // To start a program takes milliseconds: where many boot at once, calls are answered between one and the next.
    prepare: (instanceId) =>
      inTurn(async () => {
        await setImmediate();
        return prepareProgram(instanceId, options);
      }),
    capture: disks.capture,
    forget: disks.remove,
    consoleOutput: (instanceId) => readConsole(logFile(stateDirectory, instanceId)),
    async close() {
      await watchdog.close();
      await disks.close();
      await block?.release();
    },
  };
}

function everyTime(times: number, act: () => void): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count % times === 0) act();
  };
}
