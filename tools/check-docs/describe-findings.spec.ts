import { describeFindings } from './describe-findings.js';

describe('describeFindings', () => {
  it('gives the place, the line, what is wrong and what to do', () => {
    const text = describeFindings({ path: 'docs/a.md', lines: ['# A', '  code'] }, [
      { line: 2, problem: 'First.\nSecond.', advice: 'Correct it.' },
    ]);

    expect(text).toBe('docs/a.md:2: code\n    | First.\n    | Second.\n    To do: Correct it.');
  });
});
