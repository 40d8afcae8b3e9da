import { readFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { clicamos } from '../command/start-command.mjs';

const shownPid = /^pid (\d+)\s*$/;

/** Whether util-linux's `script` is here, which gives a program a terminal. */
export const hasTerminals = () => spawnSync('script', ['--version']).status === 0;

/**
 * Starts the command in a terminal of its own. `close` ends the terminal, as a window that is closed: the kernel
 * sends SIGHUP to what runs in it.
 *
 * @param {{ start(args: readonly string[], options: object): object }} sandbox
 * @param {readonly string[]} args without spaces or quotes
 * @param {(line: string) => void} onLine
 */
export function runInTerminal(sandbox, args, onLine) {
  let show;
  const pid = new Promise((resolve) => (show = resolve));
  const line = `echo pid $$; exec "${process.execPath}" "${clicamos}" ${args.join(' ')}`;
  const command = sandbox.start([], {
    program: ['script', '--quiet', '--return', '--command', line, '/dev/null'],
    onLine(text) {
      const [, shown] = shownPid.exec(text) ?? [];
      if (shown !== undefined) show(Number(shown));
      else onLine(text);
    },
  });
  return {
    ended: command.ended,
    async close() {
      const inside = await pid;
      await command.kill();
      await untilGone(inside);
    },
  };
}

/** It is not our child, so there is no event of its end. */
async function untilGone(pid) {
  const begun = await startOf(pid);
  while (begun !== undefined && (await startOf(pid)) === begun) await delay(20);
}

/** When the process of an id began, so that another one with the same id is not taken for it. */
async function startOf(pid) {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}
