import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRefusals, readSources } from './references/read-refusals.js';
import { lookUpSentences } from './references/look-up-sentences.js';
import { readWorkspace } from './workspace/read-workspace.js';

const workspace = readWorkspace();
const page = readFileSync(join(workspace.root, 'docs/errors.md'), 'utf8');
const sentences = lookUpSentences(page);

describe('the index of sentences', () => {
  it('each sentence of the index is one that the code writes', () => {
    const sources = readSources(workspace).join('\n');
    const unknown = sentences.flatMap(({ parts }) => parts).filter((part) => !sources.includes(part));

    expect(sentences.length).toBeGreaterThan(60);
    expect(unknown).toEqual([]);
  });

  it('every sentence that the command refuses with stands in the index', () => {
    const known = sentences.map(({ parts }) => parts.join('\n')).join('\n');
    const refusals = readRefusals(workspace);

    expect(refusals.length).toBeGreaterThan(50);
    expect(refusals.filter((part) => !known.includes(part))).toEqual([]);
  });
});
