import { PulumiLocalError } from '../terms/errors.js';

/** One error for all that a program has and that cannot be done here; it is the first one's, with all sentences. */
export function refusedTogether(refused: readonly PulumiLocalError[]): PulumiLocalError {
  const [first] = refused;
  if (first === undefined) throw new TypeError('Nothing was refused');
  const sentences = [...new Set(refused.map(({ message }) => message))];
  if (sentences.length === 1) return first;
  const { code, urn, type, resourceName } = first;
  const message = [
    `The program has ${sentences.length} things that pulumi-local cannot do:`,
    ...sentences.map((sentence) => `  ${sentence}`),
  ].join('\n');
  return new PulumiLocalError(code, message, {
    ...(urn !== undefined && { urn }),
    ...(type !== undefined && { type }),
    ...(resourceName !== undefined && { resourceName }),
  });
}
