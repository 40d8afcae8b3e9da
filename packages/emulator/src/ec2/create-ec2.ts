import type { InstancePort, InstanceProfilePort } from '../ports.js';
import { bindOperations, type Service, type Surroundings } from '../service.js';
import { ec2Operations } from './ec2-operations.js';
import { claimAddressBlock } from './hosts/address-block.js';
import { createWatchdog } from './hosts/create-watchdog.js';
import { addBuiltInImages } from './images/built-in-images.js';
import { createInstanceChanges } from './instances/instance-changes.js';
import { createInstancePort } from './instances/create-instance-port.js';
import { Machines } from './instances/machines.js';
import { createDefaultVpc } from './network/create-default-vpc.js';
import { createSchedule } from './schedule.js';
import { createState } from './state.js';
import { withDryRun } from './with-dry-run.js';

export interface Ec2Options {
  /** Where instances leave their logs and process ids, under `instances/`. */
  readonly stateDirectory: string;
  /** Remove the folder when this process has gone, however it went. @default false */
  readonly isTemporary?: boolean;
  /** What an image's `node` runs. @default the Node.js that runs this */
  readonly nodePath?: string;
  /** `PATH` of the instances' programs. @default the system's usual folders */
  readonly searchPath?: string;
  /** How long an instance is `pending`, in AWS milliseconds. @default 10_000 */
  readonly bootMs?: number;
  /** From SIGTERM to SIGKILL when an instance is terminated, in AWS milliseconds. @default 30_000 */
  readonly terminateGraceMs?: number;
  /** The least of that wait, in real milliseconds, and all of it when the service closes. @default 2_000 */
  readonly shortestGraceMs?: number;
  /** `own` gives each instance a loopback address where the system has more than one. @default 'own' */
  readonly addresses?: 'own' | 'shared';
  /** What launches may name. */
  readonly instanceProfiles: InstanceProfilePort;
}

const usualSearchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** EC2 of one account and region, with its default VPC, whose instances are processes on this machine. */
export async function createEc2(
  surroundings: Surroundings,
  {
    stateDirectory,
    isTemporary = false,
    nodePath = process.execPath,
    searchPath = usualSearchPath,
    bootMs = 10_000,
    terminateGraceMs = 30_000,
    shortestGraceMs = 2_000,
    addresses = 'own',
    instanceProfiles,
  }: Ec2Options,
): Promise<{ readonly service: Service; readonly instances: InstancePort }> {
  const block = addresses === 'own' ? await claimAddressBlock() : undefined;
  const state = createState();
  createDefaultVpc(state, surroundings);
  addBuiltInImages(state, surroundings.region);
  const changes = createInstanceChanges(state);
  const watchdog = createWatchdog({
    log: surroundings.log,
    temporaryFolder: isTemporary ? stateDirectory : undefined,
  });
  const machines = new Machines({
    ...{ state, surroundings, changes, block, watchdog },
    ...{ stateDirectory, nodePath, searchPath, bootMs, terminateGraceMs, shortestGraceMs },
  });
  const schedule = createSchedule(surroundings.time);
  const ec2 = { surroundings, state, changes, machines, schedule, instanceProfiles };
  return {
    service: {
      name: 'ec2',
      operations: bindOperations(withDryRun(ec2Operations), ec2),
      close: () => {
        schedule.close();
        return machines.close();
      },
    },
    instances: createInstancePort(ec2),
  };
}
