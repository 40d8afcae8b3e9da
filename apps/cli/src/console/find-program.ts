import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, relative, sep } from 'node:path';
import { shellWord } from '../render/shell-word.js';

export interface StartOptions {
  /** The file that Node was told to run, `process.argv[1]`. */
  readonly file: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** As our texts call it before anybody started it. */
export const ownName = 'clicamos';

/**
 * What a person types in this folder to start this very program again: `clicamos` where their PATH has it,
 * `npx clicamos` where a project has it, else the file as it was started.
 */
export function findProgram({ file, cwd, env }: StartOptions): string {
  const program = realPath(file);
  // Started as something else, it is part of another program.
  if (file === undefined || program === undefined || !/[\\/]clicamos(?:\.js)?$/.test(file)) return ownName;
  if (shellPath(env).some((folder) => realPath(join(folder, ownName)) === program)) return ownName;
  if (isFoundByNpx(program, cwd)) return 'npx clicamos';
  if (file.includes(`${sep}_npx${sep}`)) return 'npx @clicamos/cli';
  const inside = relative(cwd, file);
  const path = shellWord(inside.startsWith('..') ? file : inside);
  return file.endsWith('.js') ? `node ${path}` : path;
}

/** The PATH of the shell: npm puts folders of its own before it, for what it runs alone. */
function shellPath({ PATH = '', npm_config_user_agent: npm }: StartOptions['env']): readonly string[] {
  const folders = PATH.split(delimiter);
  return npm === undefined
    ? folders
    : folders.filter((folder) => !/[\\/]node_modules[\\/]/.test(`${folder}${sep}`));
}

/** As npx looks: the nearest folder upwards that has it installed. */
function isFoundByNpx(program: string, cwd: string): boolean {
  const folder = upwards(cwd).find((one) => existsSync(installedIn(one)));
  if (folder === undefined) return false;
  const found = realPath(installedIn(folder));
  // Other package managers put a script there in place of a link.
  const isScript = found !== undefined && dirname(found).endsWith(join('node_modules', '.bin'));
  return found === program || (isScript && program.startsWith(join(folder, sep)));
}

const installedIn = (folder: string): string => join(folder, 'node_modules', '.bin', ownName);

const upwards = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...upwards(dirname(folder))];

function realPath(path: string | undefined): string | undefined {
  return path !== undefined && existsSync(path) ? realpathSync(path) : undefined;
}
