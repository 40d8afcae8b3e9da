import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, run, start } from './processes.mjs';

/**
 * A throwaway machine: a network namespace of its own under a copy-on-write view of this machine's files, own
 * host name and processes. What a script installs, it installs there. The machine ends when the pipe to its
 * first process closes, so it cannot outlive the tests, however they end.
 */
export async function openMachine(namespace, sharedFolder) {
  const scratch = await mkdtemp(join(tmpdir(), 'clicamos-machine-'));
  await check(['ip', 'netns', 'add', namespace]);
  const first = start([
    ...[
      'ip',
      'netns',
      'exec',
      namespace,
      'unshare',
      '--mount',
      '--uts',
      '--pid',
      '--fork',
      '--kill-child=KILL',
    ],
    ...['bash', '-euc', enter, 'machine', scratch, sharedFolder],
  ]);
  const close = async () => {
    await first.stop();
    await run(['ip', 'netns', 'delete', namespace]);
    await rm(scratch, { recursive: true, force: true });
  };
  try {
    await first.waitFor(/^ready$/m, 10_000);
    return { ...commands(await onlyChildOf(first.pid)), namespace, close };
  } catch (error) {
    await close();
    throw error;
  }
}

// $1: scratch folder, $2: folder of the repository, seen read-only at the same path.
const enter = `
  mount --make-rprivate /
  mount -t tmpfs none "$1"
  mkdir "$1/upper" "$1/work" "$1/root"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
  cd "$1/root"
  mount -t tmpfs none tmp
  mkdir -p ".$2" # after tmp: the repository may be in there
  mount --rbind "$2" ".$2"
  mount -o remount,bind,ro ".$2"
  mount -t proc proc proc
  mount --rbind /dev dev
  mount -t tmpfs none run
  mkdir run/stand-ins
  mkdir -p .previous
  pivot_root . .previous
  umount --lazy /.previous
  hostname machine
  ip link set lo up
  echo ready
  cat <&0 >/dev/null & # the pipe from the tests
  wait "$!" # as the first process of the machine, bash also reaps the others
`;

async function onlyChildOf(pid) {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.trim();
}

/** Where a test puts what stands in for a program of the machine. */
export const standIns = '/run/stand-ins';
const path = `${standIns}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;

function commands(firstPid) {
  const inside = (command) => [
    ...['nsenter', '--target', firstPid, '--mount', '--uts', '--pid', '--net'],
    ...['env', '-i', 'HOME=/root', `PATH=${path}`, 'setpriv', '--pdeathsig', 'KILL', ...command],
  ];
  return {
    run: (command, options) => run(inside(command), options),
    check: (command, options) => check(inside(command), options),
    start: (command, options) => start(inside(command), options),
    sh: (script, options) => check(inside(['bash', '--norc', '-euc', script]), options),
  };
}
