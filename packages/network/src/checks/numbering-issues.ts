import type { NetworkIssue } from '../terms/errors.js';
import type { NetworkOptions } from '../terms/network-options.js';

const numberings: readonly unknown[] = [undefined, 'stable', 'packed'];

/** What is wrong with how subnets are numbered. */
export function numberingIssues({ numbering }: NetworkOptions): readonly NetworkIssue[] {
  if (numberings.includes(numbering)) return [];
  return [{ path: 'numbering', reason: `\`${numbering}\` is neither \`stable\` nor \`packed\`` }];
}
