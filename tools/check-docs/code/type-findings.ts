import type { Finding } from '../finding.js';
import type { BlockModule } from './block-module.js';
import type { TypeProblem } from './type-check.js';

const unknownNames = new Set([2304, 2552, 2503, 2580, 2582]);
const unknownModules = new Set([2307, 2792, 1479, 7016]);

/** TypeScript's problems at their lines of the document. */
export const typeFindings = (module: BlockModule, problems: readonly TypeProblem[]): Finding[] =>
  problems.map(({ line, code, message }) => ({
    line: module.lines[line] ?? module.lines.at(-1) ?? 1,
    problem: `${message} (TS${code})`,
    advice: adviceFor(code),
  }));

function adviceFor(code: number): string {
  if (unknownNames.has(code))
    return 'Import or define it in the block; what the reader has already is declared directly above the block: <!-- given: declare const name: Type; -->';
  if (unknownModules.has(code)) return 'Import what a package exports by a path that it exports.';
  return 'Correct the block: it is checked as a module of its own, strict, against the types of the packages.';
}
