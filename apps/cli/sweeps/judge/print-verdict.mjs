import { printTable } from './print-table.mjs';

/**
 * What came of one case of a judge.
 *
 * @typedef {object} Result
 * @property {string} group cases are counted by it
 * @property {string} only what `--only` takes to do it again
 * @property {readonly string[]} reasons why it did not hold; empty when it did
 * @property {number} lost requests
 * @property {number} least how many instances served at least
 * @property {number} seconds
 */

/** @param {Result} result @param {string} [detail] */
export function lineOf({ only, reasons, seconds }, detail = '') {
  const verdict = reasons.length === 0 ? 'ok  ' : 'FAIL';
  return [`${verdict} ${only} ${detail} ${seconds.toFixed(1)} s`, ...reasons].join('\n       ');
}

/**
 * Prints a table of the groups, the command that repeats each failure, and the totals.
 *
 * @param {(line: string) => void} say
 * @param {{ target: string, head: string, results: readonly Result[], more?: string }} verdict `more` flags to repeat one
 * @returns {boolean} whether all held
 */
export function printVerdict(say, { target, head, results, more = '' }) {
  const groups = [...new Set(results.map(({ group }) => group))].sort();
  say('');
  printTable(
    say,
    [head, 'tried', 'failures', 'lost', 'least'],
    groups.map((name) =>
      rowOf(
        name,
        results.filter(({ group }) => group === name),
      ),
    ),
  );
  const failed = results.filter(({ reasons }) => reasons.length > 0);
  if (failed.length > 0) say('');
  const firstLine = (text) => text.split('\n')[0];
  for (const { only, reasons } of failed)
    say(`npx nx run ${target} ${more}--only '${only}'   # ${firstLine(reasons[0])}`);
  const lost = results.reduce((sum, result) => sum + result.lost, 0);
  say(`\n${results.length} tried, ${failed.length} failures, ${lost} requests lost`);
  return failed.length === 0 && results.length > 0;
}

/** The flags without which a failure is another one. */
export const moreOf = ({ 'load-balancer': front }) =>
  front === 'classic' ? '' : `--load-balancer ${front} `;

const rowOf = (name, results) => [
  name,
  results.length,
  results.filter(({ reasons }) => reasons.length > 0).length,
  results.reduce((sum, { lost }) => sum + lost, 0),
  Math.min(...results.map(({ least }) => least)),
];
