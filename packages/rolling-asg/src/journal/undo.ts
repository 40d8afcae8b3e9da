import type { Group } from '../cloud/cloud.js';
import { tagKeys, tagOf } from './tags.js';

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

/** The longest value of an Auto Scaling tag. */
export const maxTagLength = 256;

/**
 * `start=3 lb=web-elb/api-elb from=web-v041 adopted=yes`: only characters that every AWS service takes in a tag. The
 * ARNs of target groups are written without what they have in common: `tg=aws:eu-west-1:123456789012:web.0123/api.4567`.
 */
export function formatUndo(undo: Undo): string {
  const { start, sizes, sourceIds, protectedBefore, protectsNew, previousName } = undo;
  return [
    start === undefined ? '' : `start=${start}`,
    sizes === undefined ? '' : `sizes=${sizes.minSize}/${sizes.desiredCapacity}/${sizes.maxSize}`,
    ...(sourceIds === undefined ? [] : sourceParts(sourceIds)),
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
  const parts = new Map(head.split(' ').map((part) => splitOnce(part)));
  return {
    ...count('start', parts.get('start')),
    ...sizesIn(parts.get('sizes')),
    ...sourceIdsIn(parts),
    ...share('protectedBefore', parts.get('protected')),
    ...(parts.get('new') === 'yes' ? { protectsNew: true } : {}),
    ...(parts.get('adopted') === 'yes' ? { isAdopted: true } : {}),
    ...count('previousStart', parts.get('from-start')),
    ...share('previousProtected', parts.get('from-protected')),
    ...(parts.get('from-adopted') === 'yes' ? { isPreviousAdopted: true } : {}),
    ...(previousName === undefined ? {} : { previousName }),
  };
}

/** What must be undone on a group, from its tags. */
export function undoOf(group: Pick<Group, 'tags'>): Undo {
  return parseUndo(tagOf(group, tagKeys.undo) ?? '');
}

function splitOnce(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
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

const arnOf = /^arn:([^:]*):elasticloadbalancing:([^:]*:[^:]*):targetgroup\/([^/]*)\/([^/]*)$/;

function sourceParts(ids: readonly string[]): readonly string[] {
  const names = ids.filter((id) => !arnOf.test(id));
  const arns = ids.flatMap((id) => {
    const [, partition = '', place = '', name = '', key = ''] = arnOf.exec(id) ?? [];
    return name === '' ? [] : [{ prefix: `${partition}:${place}`, short: `${name}.${key}` }];
  });
  const [first] = arns;
  // All of a group's target groups are in its account and region.
  const groups = first && `tg=${first.prefix}:${arns.map(({ short }) => short).join('/')}`;
  return [`lb=${names.join('/')}`, ...(groups === undefined ? [] : [groups])];
}

function sourceIdsIn(parts: ReadonlyMap<string, string>): Pick<Undo, 'sourceIds'> {
  const names = parts.get('lb');
  if (names === undefined) return {};
  const [partition, region, account, ...shorts] = (parts.get('tg') ?? '').split(':');
  const arns = shorts
    .join(':')
    .split('/')
    .filter((short) => short !== '')
    .map((short) => {
      const path = short.replace('.', '/');
      return `arn:${partition}:elasticloadbalancing:${region}:${account}:targetgroup/${path}`;
    });
  return { sourceIds: [...names.split('/').filter((name) => name !== ''), ...arns] };
}
