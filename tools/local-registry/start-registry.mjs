// A registry of our scope alone, on a free port of this machine. Everything else comes from where the user's npm
// gets it: only a project's own .npmrc points our scope here, so no configuration of the user is touched.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from './run-command.mjs';

const settings = (folder) => `
storage: ${JSON.stringify(join(folder, 'storage'))}
packages:
  '@clicamos/*': { access: $all, publish: $all }
max_body_size: 20mb
log: { type: stdout, format: json, level: error }
`;

/** Starts verdaccio with everything it keeps inside `folder`. */
export async function startRegistry(folder, signal) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'verdaccio.yml'), settings(folder));
  const port = await freePort();
  const verdaccio = createRequire(import.meta.url).resolve('verdaccio/package.json');
  const args = [join(dirname(verdaccio), 'bin/verdaccio'), '--config', join(folder, 'verdaccio.yml')];
  const child = spawn(process.execPath, [...args, '--listen', `127.0.0.1:${port}`], {
    cwd: folder,
    stdio: 'ignore',
    detached: true,
  });
  // Of a group of its own: nobody else ends it.
  const end = () => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const url = `http://127.0.0.1:${port}/`;
  const npmrc = `@clicamos:registry=${url}\n//127.0.0.1:${port}/:_authToken=local\naudit=false\nfund=false\n`;
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  try {
    await untilServing({ url, child, signal });
  } catch (error) {
    await close();
    throw error;
  }
  return { url, npmrc, close };
}

/** Publishes packed tarballs from a folder of its own, whose .npmrc names the registry. */
export async function publishAll(registry, tarballs, { folder, signal }) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.npmrc'), registry.npmrc);
  for (const { file } of tarballs)
    await runCommand('npm', ['publish', '--provenance=false', file], { cwd: folder, signal });
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function untilServing({ url, child, signal }) {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(30_000)]);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`verdaccio ended with ${child.exitCode}`);
    const answer = await fetch(`${url}-/ping`, { signal: deadline }).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100, undefined, { signal: deadline });
  }
}
