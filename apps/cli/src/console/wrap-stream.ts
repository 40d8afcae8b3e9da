import type { Writable } from 'node:stream';
import { mapWrites } from './map-writes.js';
import { wrapLine } from './wrap-line.js';

type Console = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/**
 * A terminal whose lines are broken at words. What is no whole line (a prompt, a cursor that moves) goes through as it
 * is.
 *
 * @param program how commands of ours begin there
 */
export const wrapStream = <T extends Console>(stream: T, program?: string): T =>
  mapWrites(stream, (text) => {
    const { columns } = stream;
    return columns && text.endsWith('\n') ? wrapped(text, columns, program) : text;
  });

const wrapped = (text: string, columns: number, program: string | undefined): string =>
  text
    .split('\n')
    .map((line) => (line.length > columns ? wrapLine(line, columns, { program }).join('\n') : line))
    .join('\n');
