import type { SimulatedBehaviour } from '../ec2/images/simulated-behaviour.js';

type Parsed = { readonly behaviour: SimulatedBehaviour } | { readonly problem: string };

const answers = ['healthy', 'failing', 'nothing'];

/** Why a value of that property cannot be, as the end of a sentence. */
const reasons: Readonly<Record<keyof SimulatedBehaviour, (value: unknown) => string | undefined>> = {
  port: (value) => reasonNoInteger(value, { least: 1, most: 65_535 }),
  bootMs: reasonNoTime,
  answers: (value) =>
    answers.some((answer) => answer === value) ? undefined : `must be one of \`${answers.join('`, `')}\``,
  diesAfterMs: reasonNoTime,
  flapsEveryMs: (value) => reasonNoInteger(value, { least: 1 }),
  drainMs: reasonNoTime,
  stopMs: reasonNoTime,
};

/** Reads a behaviour that comes from outside; a problem is a clause that names the property, what it is and what it must be. */
export function parseSimulatedBehaviour(value: unknown): Parsed {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'is no object' };
  for (const [key, given] of Object.entries(value)) {
    if (given === undefined) continue;
    const problem = problemOf(key, given);
    if (problem !== undefined) return { problem };
  }
  return { behaviour: value };
}

function problemOf(key: string, value: unknown): string | undefined {
  if (!isKnown(key)) {
    return `has an unknown property \`${key}\`; known are \`${Object.keys(reasons).join('`, `')}\``;
  }
  const reason = reasons[key](value);
  return reason === undefined ? undefined : `\`${key}\` ${reason}, got \`${JSON.stringify(value)}\``;
}

const isKnown = (key: string): key is keyof SimulatedBehaviour => Object.hasOwn(reasons, key);

function reasonNoTime(value: unknown): string | undefined {
  return reasonNoInteger(value, { least: 0 });
}

interface Bounds {
  readonly least: number;
  readonly most?: number;
}

function reasonNoInteger(value: unknown, { least, most = Infinity }: Bounds): string | undefined {
  if (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most) return undefined;
  return most === Infinity ? `must be an integer >= ${least}` : `must be an integer from ${least} to ${most}`;
}
