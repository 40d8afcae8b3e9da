import type { WireModel } from '../model/model.js';
import { parseBase64 } from './parse-primitive.js';
import type { Path, ReadInput, Violation } from '../model/violation.js';

/** Reads a JSON document into an input of the shape `type`; members that the shape lacks are ignored, as AWS does. */
export function readJson(document: unknown, type: string, model: WireModel): ReadInput {
  const violations: Violation[] = [];
  return { input: readType(document, type, { model, violations, path: [] }), violations };
}

interface At {
  readonly model: WireModel;
  readonly violations: Violation[];
  readonly path: Path;
}

function readType(value: unknown, type: string, at: At): unknown {
  const shape = at.model.shapes[type];
  if (shape === undefined) return readPrimitive(value, type, at);
  if ('list' in shape)
    return Array.isArray(value) ? readItems(value, shape.list, at) : malformed(value, 'list', at);
  if (!isObject(value)) return malformed(value, 'structure', at);
  const input: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape.members)) {
    const path = [...at.path, { member: member.reportedAs ?? name, wire: name }];
    const found = Object.hasOwn(value, name) ? value[name] : undefined;
    if (found !== undefined && found !== null) input[name] = readType(found, member.type, { ...at, path });
  }
  return input;
}

function readItems(items: readonly unknown[], type: string, at: At): unknown[] {
  const present = items.filter((item) => item !== null);
  return present.map((item, index) =>
    readType(item, type, { ...at, path: [...at.path, { index: index + 1 }] }),
  );
}

function readPrimitive(value: unknown, type: string, at: At): unknown {
  return parse(value, type) ?? malformed(value, type, at);
}

function parse(value: unknown, type: string): unknown {
  if (typeof value === 'number') return parseNumber(value, type);
  if (typeof value === 'boolean') return type === 'boolean' ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (type === 'blob') return parseBase64(value);
  return type === 'string' ? value : undefined;
}

/** Instants are numbers of seconds here. */
function parseNumber(value: number, type: string): number | Date | undefined {
  if (type === 'integer') return Number.isInteger(value) ? value : undefined;
  if (type === 'double') return value;
  const date = new Date(Math.round(value * 1000));
  return type === 'timestamp' && !Number.isNaN(date.getTime()) ? date : undefined;
}

function malformed(value: unknown, expected: string, { path, violations }: At): undefined {
  violations.push({ kind: 'malformed', path, expected, found: tokenOf(value) });
}

/** The token's name in AWS's error texts; nothing for nested content. */
function tokenOf(value: unknown): string | undefined {
  if (typeof value === 'string') return 'STRING_VALUE';
  if (typeof value === 'number') return 'NUMBER_VALUE';
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return value === null ? 'NULL_VALUE' : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
