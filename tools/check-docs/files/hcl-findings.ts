import { spawnSync } from 'node:child_process';
import type { Finding } from '../finding.js';
import type { Block } from '../markdown/extract-blocks.js';

export const hasTerraform = (): boolean =>
  spawnSync('terraform', ['version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

/** What `terraform fmt` would change or cannot parse. */
export function hclFindings({ text, firstLine }: Pick<Block, 'text' | 'firstLine'>): Finding[] {
  const { status, stdout, stderr, error } = spawnSync('terraform', ['fmt', '-no-color', '-'], {
    input: `${text}\n`,
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (error) throw error;
  if (status !== 0) {
    const [, line = '1'] = /on <stdin> line (\d+)/.exec(stderr) ?? [];
    const [, problem = stderr.trim()] = /Error: (.*)/.exec(stderr) ?? [];
    return [
      { line: firstLine + Number(line) - 1, problem: `terraform: ${problem}`, advice: 'Correct the HCL.' },
    ];
  }
  const formatted = stdout.split('\n');
  const index = text.split('\n').findIndex((line, at) => line !== formatted[at]);
  if (index === -1) return [];
  return [
    {
      line: firstLine + index,
      problem: `terraform fmt would write: ${formatted[index]}`,
      advice: 'Format the block with `terraform fmt -`.',
    },
  ];
}
