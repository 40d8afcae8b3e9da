import { noDoubts, type Doubts } from '../../simulation/doubts.js';

/** One doubt, set one way. */
export interface Way {
  readonly name: keyof Doubts;
  readonly value: Doubts[keyof Doubts];
}

/** The other ways that a doubt can be, beside the one of `noDoubts`: every switch of the simulation has to be here. */
const otherWays: { readonly [Name in keyof Doubts]: readonly Doubts[Name][] } = {
  attachWhileRemoving: ['refused'],
  detachWhileRemoving: ['taken'],
  listsRemoving: [true],
  reattachReplaces: [true],
  templateLagMs: [8_000],
  profileLagMs: [12_000],
  tagLagMs: [4_000],
  tagPartLagMs: [4_000],
  tagConditionLagMs: [8_000],
  busyMs: [60_000],
  deletingMs: [30_000],
  credentialsMs: [90_000, 240_000],
};

/** Every switch, each of its ways, the likely one first. */
export function allWays(): readonly Way[] {
  return (Object.keys(noDoubts) as (keyof Doubts)[]).flatMap((name) =>
    [noDoubts[name], ...otherWays[name]].map((value) => ({ name, value })),
  );
}

export function doubtsOf({ name, value }: Way): Partial<Doubts> {
  return { [name]: value };
}

/** As a person reads it: `for good` for credentials that do not end, seconds for times. */
export function wayText({ name, value }: Way): string {
  if (name === 'credentialsMs' && value === 0) return 'for good';
  if (typeof value === 'number') return value === 0 ? 'none' : `${value / 1_000} s`;
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}
