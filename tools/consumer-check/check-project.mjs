import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { workspace } from '../local-registry/packages.mjs';
import { runCommand } from '../local-registry/run-command.mjs';
import { secondsSince } from './seconds-since.mjs';

/** What this workspace adds to an example, and what was made there. */
const notCopied = new Set(['node_modules', 'dist', 'test-output', 'project.json', 'eslint.config.mjs']);

/** Copies a project out of the workspace, installs it from the registry, and runs its commands. */
export async function checkProject({ folder: from, commands }, { folder, registry, signal, print }) {
  print(`\n${from}`);
  const cwd = join(folder, basename(from));
  await cp(join(workspace, from), cwd, { recursive: true, filter: (path) => !notCopied.has(basename(path)) });
  await writeFile(join(cwd, '.npmrc'), registry.npmrc);
  const env = await commandEnvironment(folder);
  await runStep({ run: ['npm', 'install', '--prefer-offline'], show: /^added/ }, { cwd, signal, env, print });
  for (const command of await commands(cwd)) await runStep(command, { cwd, signal, env, print });
}

/** Nobody's account is reached, and what a command that is ended leaves behind is inside our folder. */
async function commandEnvironment(folder) {
  const TMPDIR = join(folder, 'tmp');
  await mkdir(TMPDIR, { recursive: true });
  return {
    TMPDIR,
    FORCE_COLOR: '0',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
  };
}

async function runStep({ run: [command, ...args], show = /^/ }, { print, ...options }) {
  const startedMs = performance.now();
  const output = await runCommand(command, args, { ...options, withErrors: true });
  print(`  ${[command, ...args].join(' ')}  (${secondsSince(startedMs)} s)`);
  const lines = output.split('\n').filter((line) => isSaid(line) && show.test(line));
  for (const line of lines.slice(-4)) print(`    ${line.trim()}`);
  if (output.includes(workspace))
    throw new Error(`\`${options.cwd}\` used files of the workspace\n${output}`);
}

/** What npm says of its own settings is not of the project. */
function isSaid(line) {
  return line.trim() !== '' && !line.startsWith('npm warn');
}
