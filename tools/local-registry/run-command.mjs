// A child process in a folder outside the workspace: without the settings that npm and Nx hand down to theirs.
import { spawn } from 'node:child_process';

const inherited =
  /^(npm_(package|lifecycle|command|execpath|config_(local_prefix|registry|workspace))|INIT_CWD|NX_)/i;

const environment = () => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name))),
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});

/** Answers the standard output; rejects with all output when the command fails, and ends it when the signal aborts. */
export function runCommand(command, args, { cwd, signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      signal,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`\`${command} ${args.join(' ')}\` ended with ${code}\n${output}${errors}`)),
    );
  });
}
