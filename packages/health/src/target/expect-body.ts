import { invalidOption } from '../expect-option.js';
import type { TargetOptions } from './target-options.js';

/**
 * The regular expression of a body; one that was given with `g` or `y` would remember where it was.
 *
 * @throws HealthError `InvalidOption` for one that cannot be compiled
 */
export function bodyPattern(expect: TargetOptions['expectBody']): RegExp | undefined {
  if (expect === undefined) return undefined;
  if (typeof expect !== 'string') return new RegExp(expect.source, expect.flags.replace(/[gy]/g, ''));
  try {
    return new RegExp(expect);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/^Invalid regular expression: /, '') : '';
    throw invalidOption(
      'expectBody',
      `Expected \`expectBody\` to be a regular expression, got \`${expect}\`: ${why}`,
      cause,
    );
  }
}
