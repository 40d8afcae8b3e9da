import { AwsError } from '../service/aws-error.js';
import { matchesWildcard } from './matches-wildcard.js';

type Scalar = string | number | boolean | Date | undefined;

/** What an item has under a filter's name: one value, several, or none. */
export type FilterValue = Scalar | readonly Scalar[];

/** Filter names of one kind of item, each with the item's values under it. */
export type FilterTable<Item> = Readonly<Record<string, (item: Item) => FilterValue>>;

/** A filter as requests carry it; all filters of a request must match, and of one filter any value. */
export interface Filter {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}

export interface FilterRules<Item> {
  readonly table: FilterTable<Item>;
  /** Makes `tag:<key>`, `tag-key` and `tag-value` work. @default items have no tags */
  readonly tags?: (item: Item) => ReadonlyMap<string, string>;
  /** The error for a name that is not in the table. @default EC2's `InvalidParameterValue` */
  readonly unknownFilter?: (name: string) => AwsError;
}

const invalidFilter = (name: string) =>
  new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`);

/** The items that every filter matches, in their order. Throws for a filter name that does not exist. */
export function filterItems<Item>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  rules: FilterRules<Item>,
): readonly Item[] {
  const tests = (filters ?? []).map((filter) => testOf(filter, rules));
  return items.filter((item) => tests.every((test) => test(item)));
}

function testOf<Item>({ Name, Values = [] }: Filter, rules: FilterRules<Item>): (item: Item) => boolean {
  const valuesOf = valuesUnder(Name ?? 'null', rules);
  return (item) => valuesOf(item).some((value) => Values.some((wanted) => matchesWildcard(wanted, value)));
}

function valuesUnder<Item>(name: string, rules: FilterRules<Item>): (item: Item) => readonly string[] {
  const { table, tags, unknownFilter = invalidFilter } = rules;
  if (tags && name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (item) => texts(tags(item).get(key));
  }
  if (Object.hasOwn(table, name)) return (item) => texts(table[name]?.(item));
  if (tags && name === 'tag-key') return (item) => [...tags(item).keys()];
  if (tags && name === 'tag-value') return (item) => [...tags(item).values()];
  throw unknownFilter(name);
}

function texts(value: FilterValue): readonly string[] {
  const values: readonly Scalar[] = isList(value) ? value : [value];
  return values.flatMap((one) =>
    one === undefined ? [] : [one instanceof Date ? one.toISOString() : String(one)],
  );
}

const isList = (value: FilterValue): value is readonly Scalar[] => Array.isArray(value);
