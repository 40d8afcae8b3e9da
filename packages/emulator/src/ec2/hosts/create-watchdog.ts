import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/**
 * Ends process groups and removes folders when this process has gone, however it went: also by SIGKILL, when nobody
 * can clean up.
 */
export interface Watchdog {
  /** A group, and the instance that it is of. */
  watch(leader: number, instanceId: string): void;
  /** The group has ended. */
  forget(leader: number): void;
  /** Ends what is still watched, and the watchdog. */
  close(): Promise<void>;
}

/** Where `rm` is. */
const searchPath = '/usr/bin:/bin';

/**
 * Reads which groups to watch. Its input ends when its parent does, as the system closes the parent's end of the
 * pipe; then it kills the groups that are left, and removes the folders that it was given. Where the system shows the
 * environments of processes in /proc, those of the instances that left their group are found by it: looked for until
 * there is none, as one may have started another one meanwhile.
 */
const script = `
groups=
instances=
while read -r order leader instance; do
  rest=
  for group in $groups; do [ "$group" = "$leader" ] || rest="$rest $group"; done
  groups=$rest
  if [ "$order" = watch ]; then groups="$groups $leader"; instances="$instances INSTANCE_ID=$instance"; fi
done
for group in $groups; do kill -s KILL -- "-$group"; done
looks=0
while [ -n "$instances" ] && [ "$looks" -lt 10 ]; do
  looks=$((looks + 1))
  found=$(printf '%s\\n' $instances | grep -lzxFs -f - /proc/[0-9]*/environ)
  [ -n "$found" ] || break
  for file in $found; do pid=\${file#/proc/}; kill -s KILL "\${pid%/environ}"; done
done
[ $# -eq 0 ] || rm -rf -- "$@" || { chmod -R u+rwX -- "$@"; rm -rf -- "$@"; }
`;

export interface WatchdogOptions {
  readonly log: (line: string) => void;
  /** Removed at the end, if they are there. @default none */
  readonly folders?: readonly string[];
  /** Removed too. With one, the watchdog starts at once; else with the first group to watch. */
  readonly temporaryFolder?: string | undefined;
}

/** A shell of its own process group; about 1 MB. */
export function createWatchdog({ log, folders = [], temporaryFolder }: WatchdogOptions): Watchdog {
  const removed = [...folders, ...(temporaryFolder === undefined ? [] : [temporaryFolder])];
  let shell: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const start = () => {
    const started = spawn('/bin/sh', ['-c', script, 'watchdog', ...removed], {
      cwd: '/',
      detached: true,
      env: { PATH: searchPath },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    started.stdin?.on('error', (error) => log(`the watchdog does not listen: ${error.message}`));
    ended = once(started, 'exit').catch((error: unknown) =>
      log(`the watchdog did not start: ${String(error)}`),
    );
    started.unref();
    return started;
  };
  if (temporaryFolder !== undefined) shell = start();
  return {
    watch: (leader, instanceId) => void (shell ??= start()).stdin?.write(`watch ${leader} ${instanceId}\n`),
    forget: (leader) => void shell?.stdin?.write(`forget ${leader}\n`),
    async close() {
      shell?.ref();
      shell?.stdin?.end();
      await ended;
    },
  };
}
