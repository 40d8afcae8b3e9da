import type { StructureShape, WireModel } from './model.js';

/** The content of an output of the shape `type` as XML, without an element around it. */
export function writeXml(value: unknown, type: string, model: WireModel): string {
  const written: string[] = [];
  writerOf(type, writersOf(model))(value, written);
  return written.join('');
}

/** Appends the XML of a value to what was written before. */
type Write = (value: unknown, written: string[]) => void;

/** Writers of a model's types, made when they are first needed: answers of thousands of items are written by them. */
interface Writers {
  readonly model: WireModel;
  readonly made: Map<string, Write>;
}

const madeOf = new WeakMap<WireModel, Writers>();

function writersOf(model: WireModel): Writers {
  const writers = madeOf.get(model) ?? { model, made: new Map<string, Write>() };
  madeOf.set(model, writers);
  return writers;
}

function writerOf(type: string, writers: Writers): Write {
  const known = writers.made.get(type);
  if (known !== undefined) return known;
  const write = createWriter(type, writers);
  writers.made.set(type, write);
  return write;
}

function createWriter(type: string, writers: Writers): Write {
  const shape = writers.model.shapes[type];
  if (shape === undefined)
    return (value, written) => void written.push(escapeXml(writePrimitive(value, type)));
  if ('members' in shape) return structureWriter(shape, writers);
  const write = elementWriter(shape.element ?? 'member', later(shape.list, writers));
  return (value, written) => {
    for (const item of itemsOf(value)) write(item, written);
  };
}

/** Shapes may hold themselves, so a writer looks for those of its parts when it has something to write. */
function later(type: string, writers: Writers): Write {
  let write: Write | undefined;
  return (value, written) => (write ??= writerOf(type, writers))(value, written);
}

function structureWriter({ members }: StructureShape, writers: Writers): Write {
  const parts = Object.entries(members).map(([name, { xml, type }]) => {
    return { name, write: elementWriter(xml ?? name, later(type, writers)) };
  });
  return (value, written) => {
    const fields = fieldsOf(value);
    for (const { name, write } of parts) {
      const field = fields[name];
      if (field !== undefined && field !== null) write(field, written);
    }
  };
}

/** As `xmlElement` does. */
function elementWriter(tag: string, write: Write): Write {
  const [start, end, empty] = [`<${tag}>`, `</${tag}>`, `<${tag}/>`];
  return (value, written) => {
    const at = written.push(start);
    write(value, written);
    const isEmpty = written.length === at || (written.length === at + 1 && written[at] === '');
    if (!isEmpty) return void written.push(end);
    written.length = at;
    written[at - 1] = empty;
  };
}

/** An element around content that is XML already. */
export function xmlElement(tag: string, content: string): string {
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${tag}>`;
}

/** Text as an element's content. What XML cannot hold at all, such as U+0000, becomes U+FFFD. */
export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(ALL_SPECIAL, (character) => ESCAPED[character] ?? '\uFFFD');
}

const SPECIAL = /[^\t\n\x20-\x25\x27-\x3b\x3d\x3f-\uFFFD]/;
const ALL_SPECIAL = new RegExp(SPECIAL, 'g');

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
