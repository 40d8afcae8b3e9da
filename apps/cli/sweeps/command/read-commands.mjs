import { startCommand } from './start-command.mjs';

/**
 * The names of the commands that `clicamos --help` lists.
 *
 * @param {string} cwd
 * @returns {Promise<ReadonlySet<string>>}
 */
export async function readCommands(cwd) {
  const { code, stdout, stderr } = await startCommand(['--help'], { cwd, limitMs: 60_000 }).ended;
  if (code !== 0) throw new Error(`clicamos --help ended with ${code}: ${stderr}. Build it first.`);
  return new Set([...stdout.matchAll(/^ {2}clicamos ([a-z-]+)/gm)].map(([, name]) => name));
}
