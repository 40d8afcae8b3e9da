import { join } from 'node:path';
import { blockModule, isCode } from './code/block-module.js';
import { importFindings } from './code/import-findings.js';
import { typeCheck, type TypeProblem } from './code/type-check.js';
import { typeFindings } from './code/type-findings.js';
import { expectNoFindings } from './expect-no-findings.js';
import { nameOf } from './markdown/extract-blocks.js';
import { installedPackages } from './shell/npm-command.js';
import { splitCommands } from './shell/split-commands.js';
import type { MarkdownDocument } from './markdown/parse-document.js';
import { readDocuments } from './workspace/read-documents.js';
import { readWorkspace } from './workspace/read-workspace.js';

const workspace = readWorkspace();
const documents = readDocuments(workspace);
const peers = new Set(workspace.packages.flatMap((one) => one.peers));

const entries = documents.flatMap((document) =>
  document.blocks.filter(isCode).map((block) => {
    const module = blockModule(block);
    const name = `${document.path.replaceAll(/[/.]/g, '-')}-${block.line}${module.extension}`;
    return { document, block, module, name };
  }),
);

/** What the sh blocks of a document install. */
const installedBy = ({ blocks }: MarkdownDocument): ReadonlySet<string> =>
  new Set(
    blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => splitCommands(text))
      .flatMap(({ words }) => (words[0] === 'npm' ? installedPackages(words.slice(1)) : [])),
  );

describe('code in the documents', () => {
  let problems: ReadonlyMap<string, readonly TypeProblem[]> = new Map();

  beforeAll(() => {
    problems = typeCheck(
      entries.map(({ name, module }) => ({ name, text: module.text })),
      { folder: join(workspace.root, 'tools', 'check-docs', 'blocks') },
    );
  }, 180_000);

  it('is checked as one program', () => {
    expect(problems.size).toBe(entries.length);
  });

  for (const { document, block, module, name } of entries) {
    it(`${document.path}:${block.line} ${nameOf(block)} type-checks`, () => {
      expectNoFindings(document, typeFindings(module, problems.get(name) ?? []));
    });

    it(`${document.path}:${block.line} ${nameOf(block)} imports what its reader has`, () => {
      expectNoFindings(document, importFindings(module, { installed: installedBy(document), peers }));
    });
  }
});
