import { basename } from 'node:path';
import { visit } from 'unist-util-visit';
import type { Finding } from '../finding.js';
import type { MarkdownDocument } from '../markdown/parse-document.js';
import { quotedTitles } from './quoted-titles.js';

export interface TestContext {
  readonly hasTitle: (title: string) => boolean;
  readonly files: readonly string[];
}

/** Tests that a document names and nobody has written. */
export const testFindings = ({ tree }: MarkdownDocument, context: TestContext): Finding[] => [
  ...titleFindings(tree, context),
  ...specFindings(tree, context),
];

const titleFindings = (tree: MarkdownDocument['tree'], { hasTitle }: TestContext): Finding[] =>
  quotedTitles(tree)
    .filter(({ title }) => !hasTitle(title))
    .map(({ title, line }) => ({
      line,
      problem: `No test is named "${title}".`,
      advice:
        'Quote the name of a test that shows what the text says; what is no test stands without parentheses and quotes.',
    }));

function specFindings(tree: MarkdownDocument['tree'], { files }: TestContext): Finding[] {
  const findings: Finding[] = [];
  visit(tree, 'inlineCode', ({ value, position }) => {
    // A pattern such as `*.spec.ts` is no file.
    if (!/^[\w./-]*\w\.spec\.ts$/.test(value)) return;
    if (files.some((file) => file === value || file.endsWith(`/${value}`) || basename(file) === value))
      return;
    findings.push({
      line: position?.start.line ?? 1,
      problem: `There is no \`${value}\`.`,
      advice: 'Name a spec of the repository.',
    });
  });
  return findings;
}
