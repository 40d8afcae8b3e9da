import { EmulatorError } from '../../errors.js';
import { closestName } from './did-you-mean.js';
import { doubtFields } from './doubt-fields.js';
import type { Doubts } from '../../service/doubts.js';
import { faultFields } from './fault-fields.js';
import type { Fault, FaultName } from './fault.js';
import type { FaultPlan } from './fault-plan.js';
import type { Field, Fields } from './field.js';
import { knownOperations, namesAnOperation } from './known-operations.js';

/**
 * Holds plain data against what a plan may say, so that a mistyped name is no fault that never strikes.
 *
 * @throws EmulatorError `InvalidFaults` with a sentence that names the place, what is there, what is known and what was meant
 */
export function checkFaultPlan(plan: unknown): FaultPlan {
  const { seed, faults, doubts } = checkObject(plan, 'the fault plan', planFields);
  if (Array.isArray(faults)) faults.forEach((fault, index) => checkFault(fault, `faults[${index}]`));
  if (doubts !== undefined) checkDoubts(doubts);
  // Every field was held against its check above.
  return { seed, faults, doubts } as FaultPlan;
}

const planFields: Fields = {
  seed: { wants: 'an integer', holds: Number.isInteger },
  faults: { wants: 'a list', holds: Array.isArray },
  doubts: { wants: 'an object', holds: (value) => typeof value === 'object' && value !== null },
};

/** @throws EmulatorError `InvalidFaults` */
export function checkFault(fault: unknown, at = 'the fault'): Fault {
  const { fault: name, ...fields } = objectAt(fault, at);
  const allowed = typeof name === 'string' && isFaultName(name) ? faultFields[name] : undefined;
  if (allowed === undefined)
    throw unknownName(`${at}.fault`, { name, known: Object.keys(faultFields), kind: 'fault' });
  checkObject(fields, `${at} (${String(name)})`, allowed);
  checkWindow(fields, at);
  if (Array.isArray(fields['operations'])) checkOperations(fields['operations'], at);
  return fault as Fault; // every field was held against its check
}

/** @throws EmulatorError `InvalidFaults` */
export function checkDoubts(doubts: unknown): Partial<Doubts> {
  return checkObject(doubts, 'doubts', doubtFields);
}

const isFaultName = (name: string): name is FaultName => Object.hasOwn(faultFields, name);

function checkWindow({ from, until }: Readonly<Record<string, unknown>>, at: string): void {
  if (typeof from !== 'number' || typeof until !== 'number' || from < until) return;
  throw invalid(
    `Expected ${at}.until to be later than \`from\`, ${from}, got \`${until}\`: it would never strike.`,
  );
}

function checkOperations(patterns: readonly unknown[], at: string): void {
  const unknown = patterns.find((pattern) => !namesAnOperation(String(pattern)));
  if (unknown === undefined) return;
  const meant = closestName(String(unknown), knownOperations);
  throw invalid(
    `${at}.operations names \`${String(unknown)}\`, which is no operation of the emulator${hint(meant)} ` +
      'They are written like `autoscaling:DetachLoadBalancers`, with `*` for any text; BEHAVIOR.md lists them.',
  );
}

function checkObject(value: unknown, at: string, fields: Fields): Readonly<Record<string, unknown>> {
  const object = objectAt(value, at);
  for (const [name, content] of Object.entries(object)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) throw unknownName(at, { name, known: Object.keys(fields), kind: 'field' });
    if (content !== undefined && !field.holds(content)) throw wrongValue(`${at}.${name}`, field, content);
  }
  for (const [name, field] of Object.entries(fields))
    if (field.isRequired && object[name] === undefined) throw wrongValue(`${at}.${name}`, field, undefined);
  return object;
}

function objectAt(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`Expected ${at} to be an object, got ${shown(value)}.`);
  return value as Readonly<Record<string, unknown>>; // an object is read by its own names
}

interface UnknownName {
  readonly name: unknown;
  readonly known: readonly string[];
  readonly kind: 'fault' | 'field';
}

function unknownName(at: string, { name, known, kind }: UnknownName): EmulatorError {
  const meant = typeof name === 'string' ? closestName(name, known) : undefined;
  return invalid(`${at}: there is no ${kind} ${shown(name)}${hint(meant)} Known are ${known.join(', ')}.`);
}

const wrongValue = (at: string, { wants }: Field, value: unknown) =>
  invalid(`Expected ${at} to be ${wants}, got ${shown(value)}.`);

const hint = (meant: string | undefined) => (meant === undefined ? '.' : `; did you mean \`${meant}\`?`);
const invalid = (sentence: string) => new EmulatorError('InvalidFaults', sentence);

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
