import { splitWords } from '../guest/systemd-unit.js';

/** What the other side of a copy asks for: to take files there, or to give one. */
export interface ScpCommand {
  readonly kind: 'take' | 'give';
  readonly path: string;
}

/**
 * Reads `scp -vt /tmp`, which clients run to copy: no program of that name is needed then. Nothing for other commands,
 * and for what is left to the program: several paths, folders to be given, and words that a shell would change.
 */
export function parseScpCommand(command: string): ScpCommand | undefined {
  if (/[$`;&|<>*?(){}[\]!#\n]/.test(command)) return undefined;
  const [program, ...words] = splitWords(command);
  if (program !== 'scp') return undefined;
  const isFlag = (word: string) => /^-[a-z]+$/i.test(word);
  const firstPath = words.findIndex((word) => !isFlag(word));
  const flags = (firstPath < 0 ? words : words.slice(0, firstPath)).join('');
  const paths = words.slice(firstPath).filter((word) => word !== '--');
  const [path] = paths;
  if (firstPath < 0 || path === undefined || paths.length > 1) return undefined;
  const inHome = path === '~' ? '.' : path.replace(/^~\//, '');
  if (flags.includes('t')) return { kind: 'take', path: inHome };
  if (flags.includes('f') && !flags.includes('r')) return { kind: 'give', path: inHome };
  return undefined;
}
