import { spawn } from 'node:child_process';

/** Runs a command to its end. Resolves with `{ code, output }`; rejects only when it cannot be started. */
export function run(command, { input = '', timeoutMs = 60_000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command[0], command.slice(1), {
      stdio: 'pipe',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.stdin.on('error', () => undefined); // it may end without reading
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
    child.stdin.end(input);
  });
}

/** Like `run`, and rejects with what the command said when it fails. */
export async function check(command, options) {
  const { code, output } = await run(command, options);
  if (code !== 0) throw new Error(`\`${command.join(' ')}\` failed (${code}):\n${output}`);
  return output;
}

/** Starts a command that goes on: its lines can be waited for. */
export function start(command, { input } = {}) {
  const child = spawn(command[0], command.slice(1), { stdio: 'pipe', detached: true });
  const lines = followLines(child);
  child.stdin.on('error', () => undefined);
  if (input !== undefined) child.stdin.end(input);
  const exited = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  return {
    pid: child.pid,
    output: lines.output,
    waitFor: lines.waitFor,
    /** Resolves with the exit code. */
    ended: (timeoutMs) => withDeadline(exited, timeoutMs, () => `still running:\n${lines.output()}`),
    async stop() {
      child.kill('SIGKILL');
      await exited;
      for (const stream of child.stdio) stream.destroy(); // a child of its own may still hold them
    },
  };
}

function followLines(child) {
  const waits = new Set();
  let output = '';
  const test = () => waits.forEach((wait) => wait());
  const onData = (chunk) => {
    output += chunk;
    test();
  };
  child.stdout.on('data', onData);
  child.stderr.on('data', onData);
  child.once('error', (error) => onData(String(error)));
  const waitFor = (pattern, timeoutMs) => {
    let wait;
    const seen = new Promise((resolve) => {
      wait = () => pattern.test(output) && resolve();
      waits.add(wait);
      wait();
    });
    return withDeadline(seen, timeoutMs, () => `no ${pattern} in:\n${output}`).finally(() =>
      waits.delete(wait),
    );
  };
  return { output: () => output, waitFor };
}

/** Rejects with the reason when it takes longer. */
export function withDeadline(promise, timeoutMs, reason) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`after ${timeoutMs} ms: ${reason()}`)), timeoutMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
