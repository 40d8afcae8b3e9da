/**
 * Looks once. The answer is why it is *not* healthy; `undefined` means healthy.
 * Aborted when the caller gives up or the deadline passes.
 */
export type Check = (signal: AbortSignal) => Promise<string | undefined>;

/** Which HTTP statuses are good: one, several, or a rule. */
export type ExpectStatus = number | readonly number[] | ((status: number) => boolean);

/** Turns {@link ExpectStatus} into a rule; without one, 200 to 399 are good. */
export function statusRule(expect: ExpectStatus | undefined): (status: number) => boolean {
  if (expect === undefined) return (status) => status >= 200 && status < 400;
  if (typeof expect === 'function') return expect;
  const good = typeof expect === 'number' ? [expect] : expect;
  return (status) => good.includes(status);
}

/** The wanted statuses in words. */
export function describeExpectStatus(expect: ExpectStatus | undefined): string {
  if (expect === undefined) return '2xx or 3xx';
  if (typeof expect === 'function') return 'a status that `expectStatus` accepts';
  return typeof expect === 'number' ? String(expect) : expect.join(' or ');
}
