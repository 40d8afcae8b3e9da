import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { preflightRules } from './rules/preflight-rules.js';
import type { PreflightRule } from './rules/rule.js';

const page = join(import.meta.dirname, '../../../../..', 'docs/preflight.md');

/** Rows of the page's table, without what aligns them. */
const rows = (await readFile(page, 'utf8'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')));

const finds = { refuse: 'refuses', warn: 'warns', either: 'refuses or warns' };

describe('docs/preflight.md', () => {
  it('has a row for every check, as it is', () => {
    const wanted = Object.entries<PreflightRule>(preflightRules)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, rule]) => [
        '',
        `\`${id}\``,
        finds[rule.finds],
        rule.why,
        [rule.fix, rule.fixElsewhere].flatMap((fix) => (fix === undefined ? [] : `\`${fix}\``)).join(' or '),
        rule.isFirm ? 'no' : 'yes',
        '',
      ]);

    expect(rows).toEqual(wanted);
  });
});
