import { parseArgs } from 'node:util';
import { allStrategies, type Strategies } from './worlds/draw-world.js';

/** What a search is asked for. */
export interface SearchArguments {
  /** How many seeds, from which on. */
  readonly seeds: number;
  readonly from: number;
  /** As many seeds as there is time for, ms. */
  readonly forMs?: number;
  /** How the deployers of the worlds roll. */
  readonly strategies: Strategies;
  readonly exhaustive: boolean;
  readonly mutations: boolean;
  /** The table of what is not known of AWS. */
  readonly doubts: boolean;
  /** One case of that table, as it names it; with a seed. */
  readonly doubt?: string;
  /** So many schedules, on the simulated cloud and on the emulator. */
  readonly differential?: number;
  /** One world, by its seed or its name among the small ones, without some of its parts. */
  readonly seed?: number;
  readonly small?: string;
  readonly without: readonly string[];
  readonly workers: number;
}

/** What the arguments themselves do not say. */
export interface SearchDefaults {
  readonly processors: number;
  /** Where a search begins that has a time and no seed: somewhere new each time. */
  readonly anySeed: () => number;
}

/** @throws Error that says which argument makes no sense */
export function readArguments(
  args: readonly string[],
  { processors, anySeed }: SearchDefaults,
): SearchArguments {
  const { values } = parseArgs({
    args: args.filter((one) => one !== '--'),
    options: {
      seeds: { type: 'string' },
      from: { type: 'string' },
      for: { type: 'string' },
      strategies: { type: 'string', default: 'replace' },
      exhaustive: { type: 'boolean', default: false },
      mutations: { type: 'boolean', default: false },
      doubts: { type: 'boolean', default: false },
      doubt: { type: 'string' },
      differential: { type: 'string' },
      seed: { type: 'string' },
      small: { type: 'string' },
      without: { type: 'string', default: '' },
      workers: { type: 'string', default: String(processors) },
    },
  });
  const { exhaustive, mutations, doubts, doubt, seed, small } = values;
  const forMs = values.for === undefined ? undefined : duration('for', values.for);
  const first = forMs === undefined ? 1 : anySeed();
  return {
    ...{ exhaustive, mutations, doubts, doubt, small },
    seeds: integer('seeds', values.seeds ?? (doubts ? '5' : '1000')),
    from: values.from === undefined ? first : integer('from', values.from),
    forMs,
    strategies: strategiesOf(values.strategies),
    workers: integer('workers', values.workers),
    without: values.without.split(',').filter((part) => part !== ''),
    ...(values.differential === undefined
      ? {}
      : { differential: integer('differential', values.differential) }),
    ...(seed === undefined ? {} : { seed: integer('seed', seed) }),
  };
}

function strategiesOf(text: string): Strategies {
  const found = allStrategies.find((one) => one === text);
  if (found !== undefined) return found;
  throw new Error(`Expected \`--strategies\` to be one of ${allStrategies.join(', ')}, got \`${text}\``);
}

function integer(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`Expected \`--${name}\` to be a number >= 0, got \`${text}\``);
}

function duration(name: string, text: string): number {
  const [, count, unit] = /^(\d{1,6})(s|m|h)$/.exec(text) ?? [];
  if (count === undefined) throw new Error(`Expected \`--${name}\` to be a time as \`60s\`, got \`${text}\``);
  return Number(count) * (unit === 'h' ? 3_600_000 : unit === 'm' ? 60_000 : 1_000);
}
