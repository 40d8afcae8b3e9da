// Runs one program in an empty folder, for the process that forked this one: `{ text, file, root, timeoutMs }` comes
// as a message, `{ problem }` goes back. A process of its own, so that when the asking one is gone, however it ended,
// the program ends with all that it started, and its folder is removed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const gone = new AbortController();
for (const event of ['disconnect', 'SIGINT', 'SIGTERM']) process.on(event, () => gone.abort());

process.once('message', async (request) => {
  const problem = await run(request);
  if (process.connected) process.send({ problem }, () => process.disconnect());
});

async function run({ text, file, root, timeoutMs }) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'clicamos-docs-')));
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
    await writeFile(join(folder, file), text);
    const cwd = join(folder, 'work');
    await mkdir(cwd);
    return await problemOf(join(folder, file), cwd, timeoutMs);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function problemOf(main, cwd, timeoutMs) {
  // A process group of its own, so that what it starts ends with it.
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    cwd,
    env: environment(cwd),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const end = () => endGroup(child.pid);
  const late = AbortSignal.timeout(timeoutMs);
  const stop = AbortSignal.any([late, gone.signal]);
  stop.addEventListener('abort', end);
  if (stop.aborted) end();
  const [code, signal] = await once(child, 'close');
  stop.removeEventListener('abort', end);
  end();
  if (late.aborted) return `It did not end within ${timeoutMs / 1000} s.\n${output}`;
  return code === 0 ? undefined : `It ended with ${code ?? signal}.\n${output}`;
}

/** Nothing of AWS, of npm and of Nx is handed down: a block of a document must not reach a real account. */
const environment = (home) => ({
  PATH: process.env.PATH,
  ...(process.env.TMPDIR === undefined ? {} : { TMPDIR: process.env.TMPDIR }),
  HOME: home,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // The whole group has ended, which is what is wanted.
    if (error.code !== 'ESRCH') throw error;
  }
}
