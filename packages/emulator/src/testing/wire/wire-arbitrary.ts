import fc from 'fast-check';
import type { SdkSchema } from './wire-sdk.js';

export interface ValueRules {
  /** Whether the protocol can tell an empty list from none. */
  readonly emptyLists: boolean;
  /** Whether the protocol can tell an empty structure from none. */
  readonly emptyStructures: boolean;
  readonly numbers: fc.Arbitrary<number>;
  readonly text: fc.Arbitrary<string>;
}

/**
 * Text that XML 1.0 can hold: no control characters but tab and line ends, no lone surrogates. The SDK's parser takes
 * text that is nothing but line ends and blanks for indentation, so there is none of that.
 */
export const xmlText = fc
  .string({
    maxLength: 8,
    unit: fc.oneof(
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
      fc.constantFrom('&', '<', '>', '"', "'", ' ', '\n', '\r', '\t', ']]>', '&amp;', 'é', '€', '😀'),
    ),
  })
  .filter((text) => text === '' || text.trim() !== '');

/** Whole numbers and fractions; 0 has no sign on the wire. */
export const anyNumber = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((number) => (number === 0 ? 0 : number));

/** A random value of one of the SDK's schemas, as the SDK's types have it. */
export function arbitraryOf(schema: SdkSchema, rules: ValueRules, depth = 0): fc.Arbitrary<unknown> {
  if (schema.isStructSchema()) return arbitraryStructure(schema, rules, depth);
  if (schema.isListSchema()) {
    const items = arbitraryOf(schema.getValueSchema(), rules, depth + 1);
    return fc.array(items, { minLength: rules.emptyLists ? 0 : 1, maxLength: 2 });
  }
  if (schema.isStringSchema()) return rules.text;
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isNumericSchema()) return rules.numbers;
  if (schema.isTimestampSchema())
    return fc.date({ min: new Date(0), max: new Date('2100'), noInvalidDate: true });
  if (schema.isBlobSchema()) return fc.uint8Array({ minLength: 1, maxLength: 8 });
  throw new Error(`There are no random values of ${schema.getName(true)}`);
}

/** Deeper structures have fewer members, so that values stay small. */
function arbitraryStructure(schema: SdkSchema, rules: ValueRules, depth: number): fc.Arbitrary<unknown> {
  const members = [...schema.structIterator()].filter(([, member]) => !isLeftOut(member));
  const arbitraries = members.map(([name, member]) => {
    const value = fc.option(arbitraryOf(member, rules, depth + 1), {
      freq: 3 - Math.min(depth, 2),
      nil: undefined,
    });
    // The SDK fills idempotency tokens in, so a value without one does not come back as it was.
    return [name, member.isIdempotencyToken() ? rules.text.filter((text) => text !== '') : value] as const;
  });
  return fc.record(Object.fromEntries(arbitraries), { noNullPrototype: true }).map(withoutAbsent(rules));
}

/** The models leave maps and unions out, and lists of them. */
function isLeftOut(schema: SdkSchema): boolean {
  if (schema.isListSchema()) return isLeftOut(schema.getValueSchema());
  return schema.isMapSchema() || schema.isUnionSchema();
}

const withoutAbsent = (rules: ValueRules) => (structure: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(structure).filter(
      ([, value]) => value !== undefined && (rules.emptyStructures || !holdsEmptyStructure(value)),
    ),
  );

function holdsEmptyStructure(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsEmptyStructure);
  if (typeof value !== 'object' || value === null || value instanceof Date) return false;
  return Object.keys(value).length === 0;
}
