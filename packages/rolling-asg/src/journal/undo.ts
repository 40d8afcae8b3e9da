import { formatSources, parseSources, partsIn } from './source-text.js';

/** A group's sizes at one moment. */
export interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
}

/** What a rollout changed on a group and must be able to put back; written before the change. */
export interface Undo {
  /** On previous: what served when the rollout started. */
  readonly start?: number;
  /** On previous: its sizes right before it was emptied. */
  readonly sizes?: Sizes;
  /** Traffic sources to attach again. */
  readonly sourceIds?: readonly string[];
  /** Some of `sourceIds` could not be read: what `fingerprintOf` says of all of them. See `completeUndo`. */
  readonly unreadOf?: string;
  /** Which instances were protected from scale-in before we protected all of them. */
  readonly protectedBefore?: 'none' | 'some' | 'all';
  /** On next: whether the group is to protect new instances once it is live. */
  readonly protectsNew?: boolean;
  /** On next: the group that it replaces. */
  readonly previousName?: string;
  /** The group came without our tags and gets rid of them. */
  readonly isAdopted?: boolean;
  /** On next: what `start`, `protectedBefore` and `isAdopted` say on previous, should somebody take its tags off. */
  readonly previousStart?: number;
  readonly previousProtected?: 'none' | 'some' | 'all';
  readonly isPreviousAdopted?: boolean;
}

/**
 * `start=3 lb=web-elb/api-elb from=web-v041 adopted=yes`: only characters that every AWS service takes in a tag.
 *
 * @param sources how the traffic sources are written, `formatSources` where they fit
 */
export function formatUndo(undo: Undo, sources = sourcesText(undo)): string {
  const { start, sizes, protectedBefore, protectsNew, previousName } = undo;
  return [
    start === undefined ? '' : `start=${start}`,
    sizes === undefined ? '' : `sizes=${sizes.minSize}/${sizes.desiredCapacity}/${sizes.maxSize}`,
    sources,
    protectedBefore === undefined ? '' : `protected=${protectedBefore}`,
    protectsNew ? 'new=yes' : '',
    undo.isAdopted ? 'adopted=yes' : '',
    undo.previousStart === undefined ? '' : `from-start=${undo.previousStart}`,
    undo.previousProtected === undefined ? '' : `from-protected=${undo.previousProtected}`,
    undo.isPreviousAdopted ? 'from-adopted=yes' : '',
    // Last, and to the end of the text: the name of an adopted group may have spaces.
    previousName === undefined ? '' : `from=${previousName}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Reads what `formatUndo` wrote; what it does not know is left out. */
export function parseUndo(text: string): Undo {
  const [, head = '', previousName] = /^(.*?)(?:(?:^| )from=(.*))?$/s.exec(text) ?? [];
  const parts = partsIn(head);
  const sourceIds = parseSources(parts);
  return {
    ...count('start', parts.get('start')),
    ...sizesIn(parts.get('sizes')),
    ...(sourceIds === undefined ? {} : { sourceIds }),
    ...share('protectedBefore', parts.get('protected')),
    ...(parts.get('new') === 'yes' ? { protectsNew: true } : {}),
    ...(parts.get('adopted') === 'yes' ? { isAdopted: true } : {}),
    ...count('previousStart', parts.get('from-start')),
    ...share('previousProtected', parts.get('from-protected')),
    ...(parts.get('from-adopted') === 'yes' ? { isPreviousAdopted: true } : {}),
    ...(previousName === undefined ? {} : { previousName }),
  };
}

function sourcesText({ sourceIds }: Undo): string {
  return sourceIds === undefined ? '' : formatSources(sourceIds);
}

function count<Key extends string>(key: Key, text = ''): { readonly [K in Key]?: number } | object {
  return /^\d+$/.test(text) ? { [key]: Number(text) } : {};
}

function share<Key extends string>(
  key: Key,
  text: string | undefined,
): { readonly [K in Key]?: 'none' | 'some' | 'all' } | object {
  return text === 'none' || text === 'some' || text === 'all' ? { [key]: text } : {};
}

function sizesIn(text: string | undefined): Pick<Undo, 'sizes'> {
  const [, min, desired, max] = /^(\d+)\/(\d+)\/(\d+)$/.exec(text ?? '') ?? [];
  if (min === undefined) return {};
  return { sizes: { minSize: Number(min), desiredCapacity: Number(desired), maxSize: Number(max) } };
}
