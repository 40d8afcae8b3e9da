import type { WireModel } from './model.js';

/** The content of an output of the shape `type` as XML, without an element around it. */
export function writeXml(value: unknown, type: string, model: WireModel): string {
  const shape = model.shapes[type];
  if (shape === undefined) return escapeXml(writePrimitive(value, type));
  if ('list' in shape) {
    const tag = shape.element ?? 'member';
    return itemsOf(value)
      .map((item) => xmlElement(tag, writeXml(item, shape.list, model)))
      .join('');
  }
  const members = fieldsOf(value);
  return Object.entries(shape.members)
    .filter(([name]) => members[name] !== undefined && members[name] !== null)
    .map(([name, member]) => xmlElement(member.xml ?? name, writeXml(members[name], member.type, model)))
    .join('');
}

/** An element around content that is XML already. */
export function xmlElement(tag: string, content: string): string {
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${tag}>`;
}

/** Text as an element's content. What XML cannot hold at all, such as U+0000, becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(
    /[^\t\n\x20-\x25\x27-\x3b\x3d\x3f-\uFFFD]/g,
    (character) => ESCAPED[character] ?? '\uFFFD',
  );
}

/** Parsers turn a bare carriage return into a line feed. */
const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
  '\n': '&#xA;',
};

function writePrimitive(value: unknown, type: string): string {
  if (type === 'timestamp' && value instanceof Date) return value.toISOString();
  if (type === 'blob' && value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (type === 'boolean' && typeof value === 'boolean') return String(value);
  if ((type === 'integer' || type === 'double') && typeof value === 'number') return String(value);
  if (type === 'string' && typeof value === 'string') return value;
  throw new TypeError(`The operation answered ${JSON.stringify(value)} where the model wants a ${type}`);
}

function itemsOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value))
    throw new TypeError('The operation answered no array where the model wants a list');
  return value;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new TypeError('The operation answered no object');
  return value as Readonly<Record<string, unknown>>; // its members are read by the model's names only
}
