// A child process in a folder outside the workspace: without the settings that npm and Nx hand down to theirs.
import { spawn } from 'node:child_process';

const inherited =
  /^(npm_(package|lifecycle|command|execpath|config_(local_prefix|registry|workspace))|INIT_CWD|NX_)/i;

const environment = (more) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name))),
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  ...more,
});

/** How long a command may take to end by itself once it was asked to. */
const graceMs = 10_000;

/**
 * Answers what the command printed; rejects with all output when the command fails. When the signal aborts, the command is
 * ended with all that it started, and then it rejects with the signal's reason.
 *
 * @param env variables beside those of this process
 * @param withErrors whether what it printed on standard error is a part of the answer
 */
export function runCommand(command, args, { cwd, signal, env, withErrors = false } = {}) {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: npm's children end with it, and a Ctrl-C is ours to pass on.
      detached: true,
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    const release = endOnAbort(child, signal);
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code) => {
      release();
      if (signal?.aborted) reject(signal.reason);
      else if (code === 0) resolve(withErrors ? output + errors : output);
      else reject(new Error(`\`${command} ${args.join(' ')}\` ended with ${code}\n${output}${errors}`));
    });
  });
}

/** Asks the group of a child to end when the signal aborts, and makes it later. Answers what to call at its end. */
function endOnAbort(child, signal) {
  let deadline;
  const onAbort = () => {
    endGroup(child, 'SIGTERM');
    deadline = setTimeout(() => endGroup(child, 'SIGKILL'), graceMs);
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  return () => {
    signal?.removeEventListener('abort', onAbort);
    clearTimeout(deadline);
  };
}

function endGroup({ pid }, name) {
  try {
    process.kill(-pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // it has gone already
  }
}
