import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createCli } from '@clicamos/cli';
import { argumentsOf, configOf } from './config-of.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';

const main = join(createRequire(import.meta.url).resolve('@clicamos/cli'), '..', 'main.js');

/** The `clicamos` command where a laboratory is AWS: `run` in this process, `spawn` as a user does. */
export async function openCommand(laboratory, asked) {
  const cwd = temporaryFolder('preflight');
  await writeFile(join(cwd, 'clicamos.yaml'), configOf(asked, laboratory));
  const env = {
    ...{ PATH: process.env.PATH, HOME: cwd, TMPDIR: tmpdir() },
    ...{
      AWS_ENDPOINT_URL: laboratory.emulator.endpoint,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    ...{ AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', ...sessionOf(asked), ...asked.keys },
  };
  const argvOf = (command, ...more) => [command, ...argumentsOf(asked, laboratory), ...more];
  return {
    run: (...command) => runHere(argvOf(...command), { cwd, env }),
    spawn: (...command) => runApart(argvOf(...command), { cwd, env }),
    close: () => rm(cwd, { recursive: true }),
  };
}

/** Credentials that end, and say so. */
function sessionOf({ credentialsLastMs }) {
  if (credentialsLastMs === undefined) return {};
  const end = new Date(Date.now() + credentialsLastMs).toISOString();
  return { AWS_SESSION_TOKEN: 'x', AWS_CREDENTIAL_EXPIRATION: end };
}

/** The SDK looks at the process, not at the terminal. */
async function runHere(argv, { cwd, env }) {
  const before = { ...process.env };
  setEnvironment(env);
  const [stdout, stderr] = [collect(), collect()];
  const stdin = new PassThrough().end();
  const { signal } = new AbortController();
  const code = await createCli({ stdin, stdout, stderr, cwd, env, signal, onLeave: () => undefined })(argv);
  setEnvironment(before);
  return { code, text: stdout.text() + stderr.text() };
}

function setEnvironment(env) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
}

function collect() {
  const chunks = [];
  const write = (chunk, _encoding, done) => (chunks.push(chunk), done());
  return Object.assign(new Writable({ write }), { text: () => Buffer.concat(chunks).toString() });
}

async function runApart(argv, { cwd, env }) {
  const child = spawn(process.execPath, [main, ...argv], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [code, ...texts] = await Promise.all([
    new Promise((resolve) => child.on('close', resolve)),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, text: texts.join('') };
}
