import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built command, as npm links it. */
export const clicamos = fileURLToPath(new URL('../../bin/clicamos.js', import.meta.url));

/**
 * How a command ended.
 *
 * @typedef {object} Ended
 * @property {number | undefined} code absent when a signal ended it
 * @property {string | undefined} signal
 * @property {boolean} isOverdue whether it was killed because it did not end in time
 * @property {number} ms
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Starts the real command as a process of its own. `kill` answers when the process has gone.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, limitMs: number, onLine?: (line: string) => void, program?: readonly string[] }} options
 * @returns {{ pid: number, ended: Promise<Ended>, kill(signal?: NodeJS.Signals): Promise<Ended>, send(signal: NodeJS.Signals): void }}
 */
export function startCommand(
  args,
  { cwd, limitMs, onLine = () => undefined, program = [process.execPath, clicamos] },
) {
  const [file, ...first] = program;
  const begun = performance.now();
  const child = spawn(file, [...first, ...args], {
    cwd,
    env: environmentIn(cwd),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    child[name].setEncoding('utf8').on('data', (text) => (texts[name] += text));
  createInterface({ input: child.stdout }).on('line', onLine);
  let isOverdue = false;
  const limit = setTimeout(() => {
    isOverdue = true;
    child.kill('SIGKILL');
  }, limitMs);
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      const ms = performance.now() - begun;
      resolve({ code: code ?? undefined, signal: signal ?? undefined, isOverdue, ms, ...texts });
    });
  });
  return {
    pid: child.pid,
    ended,
    send: (signal) => void child.kill(signal),
    kill(signal = 'SIGKILL') {
      child.kill(signal);
      return ended;
    },
  };
}

/** Nothing of the user's own AWS; an emulator that the command starts ends with the judge. */
const environmentIn = (cwd) => ({
  PATH: process.env.PATH,
  HOME: cwd,
  CLICAMOS_OWNER_PID: String(process.pid),
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});
