import { visit } from 'unist-util-visit';
import type { Finding } from '../finding.js';
import type { Block } from './extract-blocks.js';
import type { MarkdownDocument } from './parse-document.js';

const known = ['ts', 'js', 'sh', 'text', 'yaml', 'json', 'hcl', 'groovy'];

const insteadOf: Readonly<Record<string, string>> = {
  typescript: 'ts',
  mts: 'ts',
  javascript: 'js',
  mjs: 'js',
  cjs: 'js cjs',
  node: 'js',
  bash: 'sh',
  shell: 'sh',
  zsh: 'sh',
  console: 'sh',
  'shell-session': 'sh',
  yml: 'yaml',
  jsonc: 'json',
  tf: 'hcl',
  terraform: 'hcl',
  jenkinsfile: 'groovy Jenkinsfile',
  txt: 'text',
  output: 'text',
  plaintext: 'text',
};

const choice =
  'write ```ts, ```js, ```sh (commands only), ```text (output), ```yaml file-name, ```json, ```hcl or ```groovy Jenkinsfile';

/** Why a block cannot be checked as it is written. */
export function blockFindings(block: Block): Finding[] {
  const finding = (problem: string, advice: string) => [{ line: block.line, problem, advice }];
  if (block.kind === 'indented')
    return finding('This block of code is indented, so nothing says what it is.', `Fence it: ${choice}.`);
  if (block.language === '')
    return finding(
      'This block does not say its language, so nothing checks it.',
      `After the fence, ${choice}.`,
    );
  if (block.language === 'mermaid')
    return finding('npm shows `mermaid` as text.', 'Draw it in characters, in a ```text block.');
  if (!known.includes(block.language)) {
    const other = insteadOf[block.language.toLowerCase()];
    return finding(
      `\`${block.language}\` is not a language that these documents use.`,
      other === undefined ? `Instead, ${choice}.` : `Write \`\`\`${other}.`,
    );
  }
  return [...wordFindings(block), ...givenFindings(block)];
}

function wordFindings({ language, words, line }: Block): Finding[] {
  const allowed = { ts: ['run'], js: ['run', 'cjs'], sh: [], text: [] }[language];
  const odd = allowed === undefined ? [] : words.filter((word) => !allowed.some((other) => other === word));
  return odd.map((word) => ({
    line,
    problem: `\`${word}\` after \`${language}\` means nothing here.`,
    advice: allowed?.length ? `Allowed is: ${allowed.join(', ')}.` : `Write \`\`\`${language} alone.`,
  }));
}

function givenFindings({ language, given }: Block): Finding[] {
  if (given === undefined || language === 'ts' || language === 'js') return [];
  return [
    {
      line: given.line,
      problem: `A \`given\` comment above a \`${language}\` block declares nothing.`,
      advice: 'Remove it, or move it directly above the ```ts or ```js block that it is for.',
    },
  ];
}

/** `given` comments that no block reads. */
export function lostGivenFindings({ tree, blocks }: MarkdownDocument): Finding[] {
  const read = new Set(blocks.map(({ given }) => given?.commentLine));
  const findings: Finding[] = [];
  visit(tree, 'html', ({ value, position }) => {
    const line = position?.start.line ?? 1;
    if (!/^<!--\s*given\b/.test(value) || read.has(line)) return;
    findings.push({
      line,
      problem: 'This `given` comment is not read.',
      advice: 'Write `<!-- given: declarations -->` directly above a fenced ```ts or ```js block.',
    });
  });
  return findings;
}
