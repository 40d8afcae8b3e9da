import { validationError } from '../errors.js';
import type { AttributeTable } from './attribute-tables.js';

interface Attribute {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** The attributes of something new. */
export const initialAttributes = (table: AttributeTable): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).map(([key, { initial }]) => [key, initial]));

/** The attributes with some replaced. Throws `AwsError` `ValidationError` for a key or value that the table lacks. */
export function changeAttributes(
  current: ReadonlyMap<string, string>,
  changes: readonly Attribute[],
  table: AttributeTable,
): ReadonlyMap<string, string> {
  const next = new Map(current);
  for (const { Key = '', Value = '' } of changes) {
    const rule = Object.hasOwn(table, Key) ? table[Key] : undefined;
    if (rule === undefined) throw validationError(`Attribute key '${Key}' is not recognized`);
    if (!rule.allows.test(Value))
      throw validationError(`'${Value}' is not a valid value for attribute '${Key}'`);
    next.set(Key, Value);
  }
  return next;
}

/** The attributes as AWS shows them. */
export const showAttributes = (attributes: ReadonlyMap<string, string>) =>
  [...attributes].map(([Key, Value]) => ({ Key, Value }));

export const isOn = (attributes: ReadonlyMap<string, string>, key: string) => attributes.get(key) === 'true';

export const numberOf = (attributes: ReadonlyMap<string, string>, key: string) =>
  Number(attributes.get(key) ?? 0);
