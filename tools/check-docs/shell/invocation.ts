import { basename } from 'node:path';

/** What a command runs once what stands before it is taken off. */
export interface Invocation {
  readonly program: string;
  readonly args: readonly string[];
}

/** The options of `npx` that take the next word. */
const npxValues = new Set(['-p', '--package', '-w', '--workspace', '-c', '--call']);

/** `sudo env A=1 npx --yes clicamos deploy` runs `clicamos` with `deploy`. */
export function invocationOf([first, ...rest]: readonly string[]): Invocation | undefined {
  if (first === undefined) return undefined;
  switch (first) {
    case 'sudo':
    case 'env':
    case 'exec':
    case 'command':
    case 'nohup':
      return invocationOf(rest.slice(rest.findIndex((word) => !/^-|^\w+=/.test(word))));
    case 'timeout':
      return invocationOf(rest.slice(rest.findIndex((word) => !word.startsWith('-')) + 1));
    case 'npx':
      return ofPackage(skipOptions(rest, npxValues));
    case 'npm':
      return rest[0] === 'exec' || rest[0] === 'x'
        ? ofPackage(skipOptions(rest.slice(1), npxValues))
        : { program: 'npm', args: rest };
    default:
      return ofPackage([first, ...rest]);
  }
}

function ofPackage([program, ...args]: readonly string[]): Invocation | undefined {
  if (program === undefined) return undefined;
  if (/^@clicamos\/cli(@[\w.^~-]+)?$/.test(program)) return { program: 'clicamos', args };
  const name = program.includes('/bin/') || program.includes('/.bin/') ? basename(program, '.js') : program;
  return { program: name, args };
}

/** What follows the options at the beginning, and a `--`. */
export function skipOptions(words: readonly string[], withValue: ReadonlySet<string>): readonly string[] {
  const [first, ...rest] = words;
  if (first === undefined || !first.startsWith('-')) return words;
  if (first === '--') return rest;
  return skipOptions(withValue.has(first) ? rest.slice(1) : rest, withValue);
}
