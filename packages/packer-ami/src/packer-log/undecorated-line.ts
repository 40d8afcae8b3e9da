import { stripVTControlCharacters } from 'node:util';

/**
 * The machine-readable line that a line of a log carries, without what was put around it on its way: colours, a byte
 * order mark, the time, job or stream that a CI system puts in front.
 *
 *     2026-02-02T10:00:00.1234567Z 1749600001,web,artifact,0,id,us-east-1:ami-0a
 *     [10:00:00] : [Step 1/3] 1749600001,web,artifact,0,id,us-east-1:ami-0a
 *     packer-1  | 1749600001,web,artifact,0,id,us-east-1:ami-0a
 *
 * What Packer quotes of a program in the image is not taken for its own. Neither are the copies that PACKER_LOG makes
 * of the lines for people, with Go's time in front: they go to stderr and may come after the next line of stdout.
 *
 * @returns `text` itself when it carries none
 */
export function undecoratedLine(text: string): string {
  const isPlain = startsPlain.test(text) && !text.includes(escape);
  if (isPlain) return text;
  const visible = stripVTControlCharacters(withoutMarkers(text));
  const start = visible.search(machineLine);
  if (start < 0 || !isPutInFront(visible.slice(0, start))) return text;
  return visible.slice(start).trimEnd();
}

const escape = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);
const startsPlain = /^\d+,/;

/** A Unix time of today, with no digit, dot or comma before it. */
const machineLine = /(?<![\w.,])\d{10},[^,]*,[a-z][a-z0-9-]*(?:,|$)/;

/** Buildkite writes `ESC _bk;t=1764208629000 BEL` before each line. */
function withoutMarkers(text: string): string {
  const [before = '', ...marked] = text.split(`${escape}_`);
  return [before, ...marked.map((part) => part.slice(part.indexOf(bell) + 1))].join('');
}

const clock = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?(?:[AP]M|Z|UTC|[+-]\d{2}:?\d{2}))?`;

/** What may stand right before the line, blanks and punctuation aside. */
const ends: readonly RegExp[] = [
  /^[^\w]*$/, // nothing but a byte order mark, brackets, blanks
  new RegExp(`${clock}[\\s\\])|>:-]*$`), // a time of day
  new RegExp(`${clock} \\d{2}[OE]\\+?\\s*$`), // GitLab's number and kind of the stream
  new RegExp(`${clock} [^\\s:=]+\\s+$`), // the stream's name, as CloudWatch has it
  new RegExp(`${clock} std(?:out|err) [FP] $`), // the stream and whether the line is whole, as Kubernetes keeps it
  /[\])|]:?\s*$/, // [job], (job), service |
  /^(?:Step #\d+(?: - "[^"]*")?|[\w.@/-]+(?::[\w.@/-]+)*): $/, // Cloud Build's step, a task runner's task
  /^(?:DEBUG|INFO|NOTICE|WARN|WARNING|ERROR)[\s:|-]+$/, // a level
  /\t$/,
  /^\s*\+?\d+(?:[.:]\d+)*(?:m?s)?[\s:|-]+$/, // seconds since the start, or a line's number
];

/** Packer's own decoration of what a program printed, and Go's time, which PACKER_LOG writes. */
const ofPacker = /(?:==>|-->) | {4}\S[^:|\]]*: |\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2} (?:ui(?: error)?: )?$/;

function isPutInFront(prefix: string): boolean {
  return !ofPacker.test(prefix) && ends.some((end) => end.test(prefix));
}
