import type { Login, SessionFacts } from '../ssh/login.js';
import { startGuest, type Guest, type GuestOptions } from './start-guest.js';

export interface GuestLoginOptions extends Omit<GuestOptions, 'disk'> {
  /** Makes the disk if there is none yet. */
  readonly openDisk: () => Promise<string>;
  /** What every session finds in its environment beside what a login gives. */
  readonly env: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

export interface GuestLogin extends Login {
  /** Ends everything that runs in the machine. */
  close(): Promise<void>;
}

/** Logins to one instance: its machine is made for the first and is there for all. */
export function createGuestLogin({ openDisk, env, log, ...options }: GuestLoginOptions): GuestLogin {
  let guest: Promise<Guest> | undefined;
  const start = async () => {
    const started = await startGuest({ ...options, disk: await openDisk() });
    void started.ended.then(() => (guest = undefined));
    return started;
  };
  const enter = async () => {
    guest ??= start();
    return guest.catch((error: unknown) => {
      guest = undefined;
      throw error;
    });
  };
  return {
    log,
    async enter(session) {
      const machine = await enter();
      return (command) => machine.run(command, { ...env, ...sessionEnvironment(session) });
    },
    async close() {
      const machine = await guest?.catch(() => undefined);
      await machine?.end();
    },
  };
}

/** `PATH` of the machine: the stand-ins go before what this machine has. */
const path = '/.emulator/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Whoever is no user by name is root, whom all of them are. */
function sessionEnvironment({ user, env }: SessionFacts): Readonly<Record<string, string>> {
  const name = /^[a-z_][a-z0-9_-]{0,31}$/.test(user) ? user : 'root';
  return {
    PATH: path,
    HOME: name === 'root' ? '/root' : `/home/${name}`,
    USER: name,
    LOGNAME: name,
    SHELL: '/bin/sh',
    LANG: 'C.UTF-8',
    // There is one user: what belongs to others in an archive becomes its own.
    TAR_OPTIONS: '--no-same-owner',
    ...env,
  };
}
