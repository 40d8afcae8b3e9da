import type { Filter } from '@aws-sdk/client-ec2';

interface FilterInput {
  readonly name: string;
  readonly values: string[];
}

/** Filters and tags of a function as EC2 wants them; `undefined` without any. */
export function toFilters(
  filters: readonly FilterInput[] | undefined,
  tags: Readonly<Record<string, string>> | undefined = {},
): Filter[] | undefined {
  const all = [
    ...(filters ?? []).map(({ name, values }) => ({ Name: name, Values: values })),
    ...Object.entries(tags).map(([key, value]) => ({ Name: `tag:${key}`, Values: [value] })),
  ];
  return all.length === 0 ? undefined : all;
}

/** Filters for the arguments that were given. */
export function equalTo(values: Readonly<Record<string, string | undefined>>): FilterInput[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, values: [value] }],
  );
}
