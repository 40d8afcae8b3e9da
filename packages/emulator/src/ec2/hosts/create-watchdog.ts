import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Ends process groups when this process has gone, however it went: also by SIGKILL, when nobody can clean up. */
export interface Watchdog {
  watch(leader: number): void;
  forget(leader: number): void;
  /** Ends what is still watched, and the watchdog. */
  close(): Promise<void>;
}

/**
 * Reads which groups to watch. Its input ends when its parent does, as the system closes the parent's end of the
 * pipe; then it kills the groups that are left.
 */
const script = `
groups=
while read -r order leader; do
  rest=
  for group in $groups; do [ "$group" = "$leader" ] || rest="$rest $group"; done
  groups=$rest
  [ "$order" = watch ] && groups="$groups $leader"
done
for group in $groups; do kill -s KILL -- "-$group"; done
`;

/** A shell of its own process group, started with the first group to watch; about 1 MB. */
export function createWatchdog(log: (line: string) => void): Watchdog {
  let shell: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const start = () => {
    const started = spawn('/bin/sh', ['-c', script], {
      cwd: '/',
      detached: true,
      env: {},
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    started.stdin?.on('error', (error) => log(`the watchdog does not listen: ${error.message}`));
    ended = once(started, 'exit').catch((error: unknown) =>
      log(`the watchdog did not start: ${String(error)}`),
    );
    started.unref();
    return started;
  };
  return {
    watch: (leader) => void (shell ??= start()).stdin?.write(`watch ${leader}\n`),
    forget: (leader) => void shell?.stdin?.write(`forget ${leader}\n`),
    async close() {
      shell?.ref();
      shell?.stdin?.end();
      await ended;
    },
  };
}
