import type { Writable } from 'node:stream';
import { wrapLine } from './wrap-line.js';

type Console = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Read by programs, also where a person looks on: JSON, a script. */
const isForPrograms = (text: string): boolean => /^[{[#]/.test(text);

/**
 * A terminal whose lines are broken at words. What is no whole line (a prompt, a cursor that moves) goes through as it
 * is.
 */
export const wrapStream = <T extends Console>(stream: T): T =>
  new Proxy(stream, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      if (key !== 'write') return value.bind(target);
      return (chunk: unknown, ...others: unknown[]) =>
        value.call(target, wrapped(chunk, target.columns), ...others);
    },
  });

function wrapped(chunk: unknown, columns: number | undefined): unknown {
  if (!columns || typeof chunk !== 'string' || !chunk.endsWith('\n') || isForPrograms(chunk)) return chunk;
  return chunk
    .split('\n')
    .map((line) => (line.length > columns ? wrapLine(line, columns).join('\n') : line))
    .join('\n');
}
