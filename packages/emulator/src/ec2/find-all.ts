import type { AwsError } from '../service/aws-error.js';

/**
 * The records that a request names by id or name, all of them when it names none. Throws when one does not exist.
 */
export function findAll<Item>(
  all: Iterable<Item>,
  names: readonly string[] | undefined,
  {
    nameOf,
    notFound,
  }: { readonly nameOf: (item: Item) => string; readonly notFound: (name: string) => AwsError },
): readonly Item[] {
  const items = [...all];
  if (!names || names.length === 0) return items;
  const known = new Set(items.map(nameOf));
  const missing = names.find((name) => !known.has(name));
  if (missing !== undefined) throw notFound(missing);
  const wanted = new Set(names);
  return items.filter((item) => wanted.has(nameOf(item)));
}
