import type { FormNode } from './form-tree.js';
import type { ListShape, StructureShape, WireModel } from '../model/model.js';
import { parsePrimitive } from './parse-primitive.js';
import type { Path, ReadInput, Violation } from '../model/violation.js';

interface Reading {
  readonly model: WireModel;
  readonly violations: Violation[];
}

/** Reads the parameters of an ec2Query or awsQuery request into an input of the shape `type`. */
export function readForm(tree: FormNode, type: string, model: WireModel): ReadInput {
  const reading: Reading = { model, violations: [] };
  return { input: readType(type, tree, { path: [], reading }), violations: reading.violations };
}

interface At {
  readonly path: Path;
  readonly reading: Reading;
}

function readType(type: string, node: FormNode, at: At): unknown {
  const shape = at.reading.model.shapes[type];
  if (shape === undefined) return readPrimitive(type, node, at);
  return 'list' in shape ? readList(shape, node, at) : readStructure(shape, node, at);
}

function readPrimitive(type: string, { text, children }: FormNode, at: At): unknown {
  const value = text === undefined || children.size > 0 ? undefined : parsePrimitive(type, text);
  if (value === undefined) malformed(at, type, children.size > 0 ? undefined : text);
  return value;
}

function readStructure(shape: StructureShape, node: FormNode, at: At): unknown {
  if (node.text !== undefined) malformed(at, 'structure', node.text);
  const input: Record<string, unknown> = {};
  const known = new Set<string>();
  for (const [name, member] of Object.entries(shape.members)) {
    const wire = member.query ?? name;
    known.add(wire);
    const child = node.children.get(wire);
    const step = { member: member.reportedAs ?? name, wire: member.reportedAs ?? wire };
    if (child !== undefined) input[name] = readType(member.type, child, { ...at, path: [...at.path, step] });
  }
  reportUnknown(node, known, at);
  return input;
}

/** EC2 numbers the items at once (`InstanceId.1`); the other services below an element (`Instances.member.1`). */
function readList(shape: ListShape, node: FormNode, at: At): unknown {
  const isFlat = at.reading.model.protocol === 'ec2Query';
  const items = isFlat ? node : node.children.get(shape.element ?? 'member');
  const isEmpty = node.children.size === 0 && node.text === '';
  if (isEmpty) return [];
  if (items === undefined || node.text !== undefined) {
    malformed(at, 'list', node.text);
    return undefined;
  }
  const indexes = [...items.children].filter(([key]) => /^\d+$/.test(key));
  reportUnknown(items, new Set(indexes.map(([key]) => key)), at);
  return indexes
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([key, item]) => readType(shape.list, item, { ...at, path: [...at.path, { index: Number(key) }] }));
}

function reportUnknown(node: FormNode, known: ReadonlySet<string>, { path, reading }: At): void {
  for (const name of node.children.keys()) {
    if (known.has(name)) continue;
    reading.violations.push({ kind: 'unknown', path: [...path, { member: name, wire: name }] });
  }
}

function malformed({ path, reading }: At, expected: string, found: string | undefined): void {
  reading.violations.push({ kind: 'malformed', path, expected, found });
}
