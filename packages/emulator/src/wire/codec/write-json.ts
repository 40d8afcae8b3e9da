import type { WireModel } from '../model/model.js';

/** An output of the shape `type` as a JSON document: instants are seconds, blobs base64. */
export function writeJson(value: unknown, type: string, model: WireModel): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  const shape = model.shapes[type];
  if (typeof value !== 'object' || value === null || shape === undefined) return value;
  if ('list' in shape) {
    return Array.isArray(value) ? value.map((item) => writeJson(item, shape.list, model)) : value;
  }
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return Object.fromEntries(
    Object.entries(shape.members)
      .filter(([name]) => fields[name] !== undefined && fields[name] !== null)
      .map(([name, member]) => [name, writeJson(fields[name], member.type, model)]),
  );
}
