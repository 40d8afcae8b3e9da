import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../workspace/workspace.js';
import { bare } from './look-up-sentences.js';

const isSource = (file: string) =>
  /^(packages|apps)\/[^/]+\/src\/.*\.ts$/.test(file) && !/\.spec\.ts$|\/testing\//.test(file);

const read = ({ root, files }: Pick<Workspace, 'root' | 'files'>, wanted: (file: string) => boolean) =>
  files.filter(wanted).map((file) => unescaped(readFileSync(join(root, file), 'utf8')));

const unescaped = (text: string) => text.replaceAll(/\\([`$'"])/g, '$1');

/** The texts of the code that people run, as it writes them. */
export const readSources = (workspace: Workspace): readonly string[] => read(workspace, isSource);

const refusal = /new UsageError\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;
const hole = /\$\{(?:[^{}]|\{[^{}]*\})*\}|\\n/;
/** Shorter ones are joints between what differs. */
const leastLength = 12;

/** Of each sentence that the command refuses with, its longest part that does not differ. */
export function readRefusals({ root, files }: Workspace): readonly string[] {
  const sources = files
    .filter((file) => isSource(file) && file.startsWith('apps/cli/'))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  const sentences = sources.flatMap((text) => [...text.matchAll(refusal)].map(([, , inner = '']) => inner));
  const longest = sentences.map((sentence) =>
    sentence
      .split(hole)
      .map((part) => bare(unescaped(part)))
      .reduce((one, other) => (other.length > one.length ? other : one), ''),
  );
  return longest.filter((part) => part.length >= leastLength);
}
