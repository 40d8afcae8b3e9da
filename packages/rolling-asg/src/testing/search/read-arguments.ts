import { parseArgs } from 'node:util';

/** What a search is asked for. */
export interface SearchArguments {
  /** How many seeds, from which on. */
  readonly seeds: number;
  readonly from: number;
  readonly exhaustive: boolean;
  readonly mutations: boolean;
  /** One world, by its seed or its name among the small ones, without some of its parts. */
  readonly seed?: number;
  readonly small?: string;
  readonly without: readonly string[];
  readonly workers: number;
}

/** @throws Error that says which argument makes no sense */
export function readArguments(args: readonly string[], processors: number): SearchArguments {
  const { values } = parseArgs({
    args: args.filter((one) => one !== '--'),
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      exhaustive: { type: 'boolean', default: false },
      mutations: { type: 'boolean', default: false },
      seed: { type: 'string' },
      small: { type: 'string' },
      without: { type: 'string', default: '' },
      workers: { type: 'string', default: String(processors) },
    },
  });
  const { exhaustive, mutations, seed, small } = values;
  return {
    ...{ exhaustive, mutations, small },
    seeds: integer('seeds', values.seeds),
    from: integer('from', values.from),
    workers: integer('workers', values.workers),
    without: values.without.split(',').filter((part) => part !== ''),
    ...(seed === undefined ? {} : { seed: integer('seed', seed) }),
  };
}

function integer(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`Expected \`--${name}\` to be a number >= 0, got \`${text}\``);
}
