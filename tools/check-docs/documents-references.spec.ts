import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expectNoFindings } from './expect-no-findings.js';
import { blockFindings, lostGivenFindings } from './markdown/block-findings.js';
import { nameOf } from './markdown/extract-blocks.js';
import { headingSlugs } from './markdown/heading-slugs.js';
import { parseDocument } from './markdown/parse-document.js';
import { linkFindings } from './references/link-findings.js';
import { readTestSources } from './references/read-test-sources.js';
import { testFindings } from './references/test-findings.js';
import { createTitleSearch } from './references/test-titles.js';
import { readDocuments } from './workspace/read-documents.js';
import { readWorkspace } from './workspace/read-workspace.js';

const workspace = readWorkspace();
const documents = readDocuments(workspace);
const hasTitle = createTitleSearch(readTestSources(workspace));

const anchorsOf = (path: string) =>
  headingSlugs(parseDocument(path, readFileSync(join(workspace.root, path), 'utf8')).tree);

const isOnNpm = (path: string) =>
  basename(path) === 'README.md' &&
  workspace.packages.some(({ folder, isPrivate }) => !isPrivate && folder === dirname(path));

describe('the documents', () => {
  it('are those of the repository', () => {
    expect(documents.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'CONTRIBUTING.md']),
    );
  });

  for (const document of documents) {
    for (const block of document.blocks)
      it(`${document.path}:${block.line} ${nameOf(block)} says what it is`, () => {
        expectNoFindings(document, blockFindings(block));
      });

    it(`${document.path} has its given comments above code`, () => {
      expectNoFindings(document, lostGivenFindings(document));
    });

    it(`${document.path} links to what exists`, () => {
      const context = { has: workspace.has, anchorsOf, isOnNpm: isOnNpm(document.path) };

      expectNoFindings(document, linkFindings(document, context));
    });

    it(`${document.path} names tests that exist`, () => {
      expectNoFindings(document, testFindings(document, { hasTitle, files: workspace.files }));
    });
  }
});
