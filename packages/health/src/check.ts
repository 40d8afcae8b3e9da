import { invalidOption } from './expect-option.js';

/**
 * Looks once. The answer is why it is *not* healthy; `undefined` means healthy.
 * Aborted when the caller gives up or the deadline passes.
 */
export type Check = (signal: AbortSignal) => Promise<string | undefined>;

/** Which HTTP statuses are good: a status, `'2xx'` or `'200-299'`, several of them, or a rule. */
export type ExpectStatus = number | string | readonly (number | string)[] | ((status: number) => boolean);

/** Turns {@link ExpectStatus} into a rule; without one, 200 to 299 are good. */
export function statusRule(expect: ExpectStatus | undefined): (status: number) => boolean {
  if (expect === undefined) return (status) => status >= 200 && status < 300;
  if (typeof expect === 'function') return expect;
  const ranges = listOf(expect).map(rangeOf);
  return (status) =>
    ranges.some((range) => range !== undefined && status >= range.from && status <= range.to);
}

/** The wanted statuses in words. */
export function describeExpectStatus(expect: ExpectStatus | undefined): string {
  if (expect === undefined) return '2xx';
  if (typeof expect === 'function') return 'a status that `expectStatus` accepts';
  return listOf(expect).join(' or ');
}

/** @throws HealthError `InvalidOption` where it names no status */
export function expectStatusOption(expect: ExpectStatus | undefined): void {
  if (expect === undefined || typeof expect === 'function') return;
  const list = listOf(expect);
  const bad = list.length === 0 ? 'nothing' : list.find((one) => rangeOf(one) === undefined);
  if (bad === undefined) return;
  throw invalidOption(
    'expectStatus',
    `Expected \`expectStatus\` to be a status such as 200, '2xx' or '200-299', or a list of them, got \`${String(bad)}\``,
  );
}

/** Whether a status sends the client elsewhere. */
export const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

const listOf = (expect: number | string | readonly (number | string)[]): readonly (number | string)[] =>
  typeof expect === 'object' ? expect : [expect];

function rangeOf(one: number | string): { readonly from: number; readonly to: number } | undefined {
  const [, hundred, first, last] = /^(?:([1-5])xx|([1-5]\d\d)(?:-([1-5]\d\d))?)$/i.exec(String(one)) ?? [];
  if (hundred !== undefined) return { from: Number(hundred) * 100, to: Number(hundred) * 100 + 99 };
  if (first === undefined) return undefined;
  const range = { from: Number(first), to: Number(last ?? first) };
  return range.from <= range.to ? range : undefined;
}
