import { createHash } from 'node:crypto';
import type { Group } from '../cloud/cloud.js';
import { formatSources, parseSources, partsIn } from './source-text.js';
import { continuationKeys, tagKeys } from './tags.js';
import { formatUndo, parseUndo, type Undo } from './undo.js';

/** The longest value of an Auto Scaling tag. */
const maxTagLength = 256;

type Tags = Readonly<Record<string, string>>;

/**
 * What is to be undone as tags, to be written in one call: one tag where that is enough. Traffic sources that do not
 * fit beside the rest stand in tags of their own, `clicamos:undo-2` and on, of which the first says how many there are
 * and what all of them together must come to: `lb=+3.9f86d081`. So an answer that lacks one, or has an older one, is
 * known for that.
 */
export function undoTags(undo: Undo): Tags {
  const text = formatUndo(undo);
  const { sourceIds } = undo;
  if (text.length <= maxTagLength || sourceIds === undefined) return { [tagKeys.undo]: text };
  const texts = fillTexts(sourceIds);
  const marker = `lb=+${texts.length}.${fingerprintOf(sourceIds)}`;
  const continued = texts.map((one, index) => [keyOf(index), one] as const);
  return { [tagKeys.undo]: formatUndo(undo, marker), ...Object.fromEntries(continued) };
}

/** Why an undo cannot be written into tags; `undefined` when it can. */
export function reasonTooLong(undo: Undo): string | undefined {
  const tags = undoTags(undo);
  const isTooLong = Object.values(tags).some((text) => text.length > maxTagLength);
  const count = Object.keys(tags).length - 1;
  if (!isTooLong && count <= continuationKeys.length) return undefined;
  return isTooLong
    ? `a tag takes ${maxTagLength} characters`
    : `they would take ${count} tags, and there are ${continuationKeys.length}`;
}

/** Reads what `undoTags` wrote. */
export function undoIn(tags: Tags): Undo {
  const text = tags[tagKeys.undo] ?? '';
  const undo = parseUndo(text);
  const marker = markerIn(text);
  if (marker === undefined) return undo;
  const keys = Array.from({ length: marker.count }, (_, index) => keyOf(index));
  const sourceIds = keys.flatMap((key) => parseSources(partsIn(tags[key] ?? '')) ?? []);
  const isWhole = fingerprintOf(sourceIds) === marker.fingerprint;
  return { ...undo, sourceIds, ...(isWhole ? {} : { unreadOf: marker.fingerprint }) };
}

/** What must be undone on a group, from its tags. */
export function undoOf(group: Pick<Group, 'tags'>): Undo {
  return undoIn(Object.fromEntries(group.tags.map(({ key, value }) => [key, value])));
}

/**
 * An undo of which some traffic sources could not be read, with those that are known from elsewhere: more than it said
 * is better than fewer. `unreadOf` is left where these do not come to what was written either.
 */
export function completeUndo(undo: Undo, known: readonly string[]): Undo {
  const { unreadOf, ...rest } = undo;
  if (unreadOf === undefined) return undo;
  const sourceIds = [...new Set([...(undo.sourceIds ?? []), ...known])];
  return { ...rest, sourceIds, ...(fingerprintOf(sourceIds) === unreadOf ? {} : { unreadOf }) };
}

function keyOf(index: number): string {
  return `${tagKeys.undo}-${index + 2}`;
}

function markerIn(text: string): { readonly count: number; readonly fingerprint: string } | undefined {
  const [, count, fingerprint] = /(?:^| )lb=\+(\d{1,2})\.([0-9a-f]{8})(?: |$)/.exec(text) ?? [];
  return fingerprint === undefined ? undefined : { count: Number(count), fingerprint };
}

/** Of a set of traffic sources, in any order. */
function fingerprintOf(sourceIds: readonly string[]): string {
  const text = [...sourceIds].sort().join(' ');
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** As few texts as hold all of them. Each can be read alone. */
function fillTexts(sourceIds: readonly string[]): readonly string[] {
  const filled = sourceIds.reduce<readonly (readonly string[])[]>((groups, id) => {
    const last = groups[groups.length - 1] ?? [];
    const more = [...last, id];
    return last.length > 0 && formatSources(more).length > maxTagLength
      ? [...groups, [id]]
      : [...groups.slice(0, -1), more];
  }, []);
  return filled.map((ids) => formatSources(ids));
}
