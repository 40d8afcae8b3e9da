import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { preflightRules } from './rules/preflight-rules.js';
import type { PreflightRule } from './rules/rule.js';

const repository = join(import.meta.dirname, '../../../../..');
const page = join(repository, 'docs/preflight.md');
const readme = await readFile(join(repository, 'packages/rolling-asg/README.md'), 'utf8');

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

describe('README.md of this package', () => {
  it.each([
    ['Errors', 'refuse'],
    ['Warnings', 'warn'],
  ] as const)('names under %s checks that %s, by ids that exist', (heading, does) => {
    const named = idsUnder(heading);

    const those = Object.entries<PreflightRule>(preflightRules)
      .filter(([, { finds: found }]) => found === does || found === 'either')
      .map(([id]) => id);
    expect(named).not.toEqual([]);
    expect(named.filter((id) => !those.includes(id))).toEqual([]);
  });
});

/** The ids of a list, without what is said of them in parentheses. */
function idsUnder(heading: string): readonly string[] {
  const list = readme.split('\n').find((line) => line.startsWith(`- ${heading}: `)) ?? '';
  return [...list.replaceAll(/\([^)]*\)/g, '').matchAll(/`([^`]+)`/g)].map(([, id]) => id ?? '');
}
