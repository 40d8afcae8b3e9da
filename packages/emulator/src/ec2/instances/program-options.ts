import type { Surroundings } from '../../service/service.js';
import type { Disks } from '../guest/disks.js';
import type { AddressBlock } from '../hosts/address-block.js';
import type { Watchdog } from '../hosts/create-watchdog.js';
import type { ProcessIdentity } from '../hosts/is-same-process.js';
import type { Ec2State } from '../state.js';

/** What is the same for the programs of all instances. */
export interface ProgramOptions {
  readonly state: Ec2State;
  readonly surroundings: Surroundings;
  /** Addresses of the instances' own; without it they share 127.0.0.1. */
  readonly block: AddressBlock | undefined;
  readonly watchdog: Watchdog;
  readonly disks: Disks;
  readonly stateDirectory: string;
  /** Who starts the programs; recorded with each. */
  readonly emulator: ProcessIdentity | undefined;
  /** Called when a program has ended and nothing of it is recorded any more. */
  readonly onEnd: () => void;
  readonly nodePath: string;
  readonly searchPath: string;
}
