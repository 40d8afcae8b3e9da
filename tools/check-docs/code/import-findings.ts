import { builtinModules } from 'node:module';
import ts from 'typescript';
import { lineAt, type Finding } from '../finding.js';
import type { BlockModule } from './block-module.js';

export interface Importable {
  /** Packages that the document's own `npm install` lines name. */
  readonly installed: ReadonlySet<string>;
  /** Packages that ours take from their user. */
  readonly peers: ReadonlySet<string>;
}

/** Imports that a reader who copies the block would not have. */
export function importFindings(module: BlockModule, importable: Importable): Finding[] {
  return ts.preProcessFile(module.text, true, true).importedFiles.flatMap(({ fileName, pos }) => {
    const reason = reasonNotImportable(fileName, importable);
    return reason === undefined ? [] : [{ line: module.lines[lineAt(module.text, pos) - 1] ?? 1, ...reason }];
  });
}

function reasonNotImportable(
  specifier: string,
  { installed, peers }: Importable,
): Pick<Finding, 'problem' | 'advice'> | undefined {
  // What a relative path leads to is TypeScript's question.
  if (specifier.startsWith('node:') || specifier.startsWith('.')) return undefined;
  if (builtinModules.includes(specifier))
    return {
      problem: `\`${specifier}\` is a module of Node.`,
      advice: `Import it as \`node:${specifier}\`.`,
    };
  const name = packageOf(specifier);
  if (name.startsWith('@clicamos/') || peers.has(name) || installed.has(name)) return undefined;
  return {
    problem: `\`${name}\` is imported, and nothing in this document installs it.`,
    advice: `Add \`npm install ${name}\` to a sh block of this document, or do without it.`,
  };
}

/** `@scope/name/sub/path` is of the package `@scope/name`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
