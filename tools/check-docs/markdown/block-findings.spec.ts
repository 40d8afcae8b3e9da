import { blockFindings, lostGivenFindings } from './block-findings.js';
import { parseDocument } from './parse-document.js';

const problemsOf = (source: string) =>
  parseDocument('a.md', source)
    .blocks.flatMap(blockFindings)
    .map(({ line, problem, advice }) => `${line} ${problem} ${advice}`);

const fenced = (info: string) => `\`\`\`${info}\nx\n\`\`\`\n`;

describe('blockFindings', () => {
  it.each([
    'ts',
    'ts run',
    'js cjs',
    'sh',
    'text',
    'yaml clicamos.yaml',
    'json image.json',
    'hcl',
    'groovy Jenkinsfile',
  ])('takes ```%s', (info) => {
    expect(problemsOf(fenced(info))).toEqual([]);
  });

  it.each([
    ['', /^1 .*does not say its language/],
    ['bash', /^1 `bash` is not a language .* Write ```sh\./],
    ['typescript', /Write ```ts\./],
    ['rust', /Instead, write ```ts/],
    ['mermaid', /npm shows `mermaid` as text/],
    ['ts runn', /`runn` after `ts` means nothing here\. Allowed is: run\./],
    ['sh run', /`run` after `sh` means nothing here\./],
  ])('refuses ```%s', (info, message) => {
    expect(problemsOf(fenced(info))).toEqual([expect.stringMatching(message)]);
  });

  it('refuses an indented block', () => {
    expect(problemsOf('Run:\n\n    npm test\n')).toEqual([expect.stringMatching(/^3 .*indented/)]);
  });
});

describe('lostGivenFindings', () => {
  const lostLines = (source: string) =>
    lostGivenFindings(parseDocument('a.md', source)).map(({ line }) => line);

  it('takes a comment above code', () => {
    expect(lostLines(`<!-- given: let a: 1; -->\n\n${fenced('ts')}`)).toEqual([]);
    expect(lostLines(`<!-- given:\nlet a: 1; -->\n${fenced('ts')}`)).toEqual([]);
  });

  it('refuses one that nothing reads', () => {
    expect(lostLines(`<!-- given: let a: 1; -->\n\nText.\n\n${fenced('ts')}`)).toEqual([1]);
    expect(lostLines(`Text.\n\n<!-- given let a: 1; -->\n${fenced('ts')}`)).toEqual([3]);
  });
});
