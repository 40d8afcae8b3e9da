import { parseArgs } from 'node:util';
import { allStrategies, type Strategies } from './worlds/draw-world.js';

/** What can be asked for, a line each. */
export const usage = `A search for worlds in which a rollout breaks what must always hold.

  npx nx run rolling-asg:search -- --seeds 20000          so many worlds, drawn from seeds
    --from N            the first seed                               [default: 1]
    --for 60s           as many as there is time for, from somewhere new (s, m, h)
    --strategies NAME   how they roll: ${allStrategies.join(', ')}            [default: replace]
    --workers N         how many at a time                           [default: the processors]
  npx nx run rolling-asg:search -- --exhaustive           all small worlds
  npx nx run rolling-asg:search -- --doubts               what is not known of AWS, both ways
  npx nx run rolling-asg:search -- --doubt NAME           one case of that table
  npx nx run rolling-asg:search -- --mutations            the seeds that each broken rule takes to be found
  npx nx run rolling-asg:search -- --differential 1000    the same schedules on the simulated cloud and the emulator
  npx nx run rolling-asg:search -- --seed N               tells one world as it went
    --small NAME        one of the small worlds
    --without a,b       without some of its parts
`;

/** What a search is asked for. */
export interface SearchArguments {
  /** How many seeds, from which on. */
  readonly seeds: number;
  readonly from: number;
  /** As many seeds as there is time for, ms. */
  readonly forMs?: number;
  /** How the deployers of the worlds roll. */
  readonly strategies: Strategies;
  /** What can be asked for. */
  readonly help: boolean;
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
      help: { type: 'boolean', default: false },
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
  const { help, exhaustive, mutations, doubts, doubt, seed, small } = values;
  const forMs = values.for === undefined ? undefined : duration('for', values.for);
  const first = forMs === undefined ? 1 : anySeed();
  return {
    ...{ help, exhaustive, mutations, doubts, doubt, small },
    seeds: integer('seeds', values.seeds ?? seedsOf({ doubts, mutations })),
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

/** A rule that several guards hold takes long to be found broken. */
function seedsOf({ doubts, mutations }: { readonly doubts: boolean; readonly mutations: boolean }): string {
  if (doubts) return '5';
  return mutations ? '5000' : '1000';
}
