import type { Writable } from 'node:stream';

/** Read by programs, also where a person looks on: JSON, a script. */
const isForPrograms = (text: string): boolean => /^[{[#]/.test(text);

/** The same stream, into which what a person reads is written as `change` says. */
export const mapWrites = <T extends Writable>(stream: T, change: (text: string) => string): T =>
  new Proxy(stream, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      if (key !== 'write') return value.bind(target);
      return (chunk: unknown, ...others: unknown[]) =>
        value.call(
          target,
          typeof chunk !== 'string' || isForPrograms(chunk) ? chunk : change(chunk),
          ...others,
        );
    },
  });
