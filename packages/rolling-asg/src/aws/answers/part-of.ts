import { CloudError } from '../../cloud/cloud-error.js';
import { unreadableAnswer } from '../wire/unreadable-answer.js';

/**
 * A part of an answer that AWS always sends, lists without anything in them included. An answer that lacks one was
 * not read: it says neither that there is something nor that there is nothing.
 *
 * @throws CloudError `unavailable`
 */
export function partOf<Answer extends object, Key extends keyof Answer & string>(
  operation: string,
  answer: Answer,
  key: Key,
): NonNullable<Answer[Key]> {
  const part = answer[key];
  if (part !== undefined && part !== null) return part;
  throw new CloudError('unavailable', operation, unreadableAnswer(`the answer has no \`${key}\``));
}

/** Attributes by their key. */
export function attributesOf(
  rows: readonly { readonly Key?: string; readonly Value?: string }[],
): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(({ Key, Value }) => (Key === undefined || Value === undefined ? [] : [[Key, Value]])),
  );
}
