import type { MissingRows, UnknownHealth } from '../plan/fault.js';

/** A read's answer without the rows that a fault leaves out. */
export function withoutRows(output: unknown, { rows }: MissingRows): unknown {
  const isLeftOut = (row: unknown) => rows === undefined || names(row, rows);
  return mapLists(output, (list) => list.filter((row) => !isLeftOut(row)));
}

/** An answer of DescribeInstanceHealth or DescribeTargetHealth in which AWS could not tell. */
export function withUnknownHealth(output: unknown, { instances }: UnknownHealth): unknown {
  return mapLists(output, (list) =>
    list.map((row) => (instances === undefined || names(row, instances) ? withUnknown(fieldsOf(row)) : row)),
  );
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_InstanceState.html */
const unknown = {
  State: 'Unknown',
  ReasonCode: 'N/A',
  Description: 'A transient error occurred. Please try again later.',
};

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
const unavailable = {
  State: 'unavailable',
  Reason: 'Elb.InternalError',
  Description: 'Health checks failed due to an internal error',
};

const withUnknown = (row: Readonly<Record<string, unknown>>) =>
  'TargetHealth' in row ? { ...row, TargetHealth: unavailable } : { ...row, ...unknown };

/** The lists of an answer; those of lists within, as the instances of reservations, when no row goes by itself. */
function mapLists(output: unknown, map: (list: readonly unknown[]) => readonly unknown[]): unknown {
  return Object.fromEntries(
    Object.entries(fieldsOf(output)).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, value];
      const rows = map(value);
      return [name, rows.length === value.length ? rows.map((row) => mapNested(row, map)) : rows];
    }),
  );
}

/** DescribeInstances answers reservations, which have the rows. */
function mapNested(row: unknown, map: (list: readonly unknown[]) => readonly unknown[]): unknown {
  const instances = typeof row === 'object' && row !== null ? Reflect.get(row, 'Instances') : undefined;
  return Array.isArray(instances) ? { ...fieldsOf(row), Instances: map(instances) } : row;
}

/** Whether a row itself, or the target that it is about, has one of the names as a text: its name or id, most often. */
const names = (row: unknown, wanted: readonly string[]) =>
  [...Object.values(fieldsOf(row)), ...Object.values(fieldsOf(fieldsOf(row)['Target']))].some(
    (value) => typeof value === 'string' && wanted.includes(value),
  );

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
