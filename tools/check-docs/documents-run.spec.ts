import { blockModule, isCode } from './code/block-module.js';
import { runProblem } from './code/run-module.js';
import { expectNoFindings } from './expect-no-findings.js';
import { nameOf } from './markdown/extract-blocks.js';
import { readDocuments } from './workspace/read-documents.js';
import { readWorkspace } from './workspace/read-workspace.js';

const workspace = readWorkspace();
const timeoutMs = 90_000;

describe('programs in the documents', () => {
  it('are looked for in every document', () => {
    expect(readDocuments(workspace)).not.toHaveLength(0);
  });

  for (const document of readDocuments(workspace))
    for (const block of document.blocks.filter((one) => isCode(one) && one.words.includes('run')))
      it(
        `${document.path}:${block.line} ${nameOf(block)} ends with exit code 0`,
        async () => {
          const problem = await runProblem(blockModule(block), { root: workspace.root, timeoutMs });

          const advice = 'Correct the block; it uses the built packages (npx nx run-many -t build).';
          const findings = problem ? [{ ...problem, line: problem.line ?? block.line, advice }] : [];
          expectNoFindings(document, findings);
        },
        timeoutMs + 10_000,
      );
});
