import { setImmediate } from 'node:timers/promises';
import type { ListShape, StructureShape, WireModel } from '../model/model.js';

/** The content of an output of the shape `type` as XML, without an element around it. */
export function writeXml(value: unknown, type: string, model: WireModel): string {
  const written: string[] = [];
  writerOf(type, writersOf(model))(value, written);
  return written.join('');
}

/**
 * The same in turns: whoever else asks comes between two of them, however long the answer is.
 *
 * @param model whose shapes the value has
 */
export async function writeXmlInTurns(value: unknown, type: string, model: WireModel): Promise<string> {
  const written: string[] = [];
  let text = '';
  for (const pieces of writeParts({ value, type }, writersOf(model), written)) {
    if (pieces.length < PIECES_PER_TURN) continue;
    text += written.join('');
    written.length = 0;
    await setImmediate();
  }
  return text + written.join('');
}

/** A few milliseconds. */
const PIECES_PER_TURN = 10_000;

/** A value and its shape's name. */
interface Typed {
  readonly value: unknown;
  readonly type: string;
}

/** Stops after each item of what is long, with what was written; what is not long is one part. */
function* writeParts({ value, type }: Typed, writers: Writers, written: string[]): Generator<string[]> {
  const shape = writers.model.shapes[type];
  if (shape === undefined || !isLong(value)) {
    writerOf(type, writers)(value, written);
    yield written;
    return;
  }
  for (const [tag, part] of 'members' in shape ? fieldsIn(value, shape) : itemsIn(value, shape)) {
    if (isLong(part.value)) {
      written.push(`<${tag}>`);
      yield* writeParts(part, writers, written);
      written.push(`</${tag}>`);
    } else {
      elementWriter(tag, writerOf(part.type, writers))(part.value, written);
      yield written;
    }
  }
}

type Element = readonly [tag: string, part: Typed];

function fieldsIn(value: unknown, { members }: StructureShape): Element[] {
  const fields = fieldsOf(value);
  return Object.entries(members).flatMap(([name, { xml, type }]): Element[] => {
    const field = fields[name];
    return field === undefined || field === null ? [] : [[xml ?? name, { value: field, type }]];
  });
}

const itemsIn = (value: unknown, { list, element = 'member' }: ListShape): Element[] =>
  itemsOf(value).map((item) => [element, { value: item, type: list }]);

/** Whether there is a list of many items near the top: where answers are long. */
function isLong(value: unknown, depth = 3): boolean {
  if (typeof value !== 'object' || value === null || depth < 0) return false;
  if (Array.isArray(value)) return value.length > MANY || value.some((item) => isLong(item, depth - 1));
  return Object.values(value).some((part) => isLong(part, depth - 1));
}

const MANY = 50;

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
