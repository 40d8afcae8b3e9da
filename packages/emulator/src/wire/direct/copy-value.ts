import type { ProtocolName, WireModel } from '../model/model.js';

/** What a protocol can tell from nothing at all. */
export interface CopyRules {
  readonly emptyLists: boolean;
  readonly emptyStructures: boolean;
}

/** Forms cannot tell an empty structure, nor EC2 an empty list, from none. */
export const inputRules = (protocol: ProtocolName): CopyRules => ({
  emptyLists: protocol !== 'ec2Query',
  emptyStructures: protocol.startsWith('awsJson'),
});

export const outputRules: CopyRules = { emptyLists: true, emptyStructures: true };

/**
 * A value as it would come out of the wire on the other side: a copy with the members that the shape has, and without
 * what cannot be told from nothing.
 */
export function copyValue(value: unknown, type: string, model: WireModel, rules: CopyRules): unknown {
  return copyType(value, type, { model, rules });
}

interface Copying {
  readonly model: WireModel;
  readonly rules: CopyRules;
}

function copyType(value: unknown, type: string, copying: Copying): unknown {
  if (value === undefined || value === null) return undefined;
  const shape = copying.model.shapes[type];
  if (shape === undefined) return value;
  if ('list' in shape) return copyList(itemsOf(value), shape.list, copying);
  const copy: Record<string, unknown> = {};
  let isEmpty = true;
  const fields = fieldsOf(value);
  for (const name of Object.keys(fields)) {
    const member = shape.members[name];
    const field = member === undefined ? undefined : copyType(fields[name], member.type, copying);
    if (field === undefined) continue;
    copy[name] = field;
    isEmpty = false;
  }
  return isEmpty && !copying.rules.emptyStructures ? undefined : copy;
}

function copyList(items: readonly unknown[], type: string, copying: Copying): unknown {
  const copies = items.map((item) => copyType(item, type, copying)).filter((item) => item !== undefined);
  if (copies.length > 0) return copies;
  // An empty list has a sign of its own; one of nothing but empty structures has not.
  const isTold = items.length === 0 ? copying.rules.emptyLists : copying.rules.emptyStructures;
  return isTold ? copies : undefined;
}

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError(`Expected a list, got \`${JSON.stringify(value)}\``);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>; // read by the model's names
  throw new TypeError(`Expected a structure, got \`${JSON.stringify(value)}\``);
}
