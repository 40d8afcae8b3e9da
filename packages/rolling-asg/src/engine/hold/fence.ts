import type { Group } from '../../cloud/cloud.js';
import { RolloutError } from '../../cloud/errors.js';
import { holderOf, holderText } from '../../journal/lock-holder.js';
import { requestOf } from '../../journal/request.js';
import { roleOf, rolloutOf } from '../../journal/tags.js';
import { groupIn } from '../../observe/sample/sample.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import { attempt } from './attempt.js';
import type { RolloutContext } from '../context/context.js';
import { assertNobodyElse } from './assert-still-ours.js';
import { pause } from './hold-lease.js';
import { lastLook } from './last-look.js';
import { mayLackTags } from './may-lack-tags.js';

/** The two groups of a rollout, as they are now. */
export interface RolloutGroups {
  readonly next?: Group;
  readonly previous?: Group;
}

/** Somebody asks a running rollout to go back. */
export class AbortRequest extends Error {
  override readonly name = 'AbortRequest';
}

/** How often a group is looked for again before it counts as gone: one answer without it is no evidence. */
const mostLooks = 4;

/**
 * @param at when the groups were asked for, clock ms
 * @throws RolloutError `Fenced` when next carries another rollout's id, or another runner holds this one; `Locked` when
 * another rollout was faster with previous: next is ours still, and in nobody's place
 * @throws AbortRequest when somebody asked to go back, and this is not the way back already
 */
export function assertOurs(context: RolloutContext, groups: readonly Group[], at: number): void {
  if (context.isMaintenance) return;
  const { memory, target } = context;
  const { rolloutId, next, previous } = target;
  const own = groups.find(({ name }) => name === next.name);
  // One that was kept for debugging is nobody's any more.
  const isOurs = own === undefined || rolloutOf(own) === rolloutId || mayLackTags(context, own);
  if (!isOurs && roleOf(own) !== 'failed') throw notOurs(context, own);
  assertPreviousOurs(
    context,
    groups.find(({ name }) => name === previous?.name),
    at,
  );
  if (own === undefined) return;
  assertNobodyElse(context, own);
  if (memory.leasedGroup === undefined) memory.seenOursAt = at;
  const request = requestOf(own);
  if (request !== undefined && !context.isReverting) throw new AbortRequest(`aborted by ${request.by}`);
}

function notOurs(context: RolloutContext, own: Group): RolloutError {
  const { memory } = context;
  if (rolloutOf(own) === undefined) return untagged(context, own);
  const wasNeverOurs = memory.seenOursAt === -Infinity && memory.takenFrom.size === 0;
  if (!wasNeverOurs) return stopped(context, 'Fenced', own);
  // The name went to another one before a group was made: what was made until then is taken back.
  memory.hasLostLock = true;
  return stopped(context, 'Locked', own);
}

function assertPreviousOurs(context: RolloutContext, previous: Group | undefined, at: number): void {
  const { memory, target, isReverting } = context;
  const held = previous && rolloutOf(previous);
  if (previous === undefined || held === undefined) return;
  // The lease is there while next is on its way out.
  if (held === target.rolloutId) {
    assertNobodyElse(context, previous);
    if (memory.leasedGroup === previous.name) memory.seenOursAt = at;
    return;
  }
  // Once it was taken out of traffic, what is next may be all that serves.
  if (memory.isDraining) throw stopped(context, 'Fenced', previous);
  memory.isSurplus = true;
  memory.isHolding = false;
  if (!isReverting) throw stopped(context, 'Locked', previous);
}

/** Nobody has it, and without its tags it cannot be proven to be ours: that takes somebody who looks. */
function untagged({ target, commands }: RolloutContext, { name }: Group): RolloutError {
  const { abort = 'clicamos abort' } = commands;
  const text = `Rollout ${target.rolloutId} of \`${target.service}\` needs a person: somebody took its tags from \`${name}\`. Run: ${abort}`;
  return new RolloutError('NeedsPerson', text, { nextCommand: abort });
}

function stopped({ target, clock }: RolloutContext, code: 'Fenced' | 'Locked', group: Group): RolloutError {
  const { service, rolloutId } = target;
  const holder = holderOf(group);
  const why = code === 'Fenced' ? 'it is not its own any more' : 'another one was faster';
  return new RolloutError(code, `${rolloutId} stopped: ${why}. ${holderText(service, holder, clock)}`, {
    holder,
  });
}

/**
 * Reads both groups now, and stops when they are not ours any more. One that is missing is looked for again. What a look
 * has read a moment ago, with no change of ours since, is not read once more.
 */
export async function readGroups(context: RolloutContext): Promise<RolloutGroups> {
  const { target, memory } = context;
  const isThere = target.previous !== undefined && !memory.isPreviousGone;
  const names = [
    ...(memory.isNextGone ? [] : [target.next.name]),
    ...(isThere ? [target.previous.name] : []),
  ];
  const seen = lookedAt(context, names);
  for (let look = 1; look <= mostLooks && seen.size < names.length; look++) {
    if (look > 1) await pause(context, watchPaceMs);
    const at = context.clock.now();
    const groups = await attempt(context, (signal) => context.cloud.findGroups({ names }, signal));
    assertOurs(context, groups, at);
    for (const group of groups) seen.set(group.name, group);
  }
  return { next: seen.get(target.next.name), previous: seen.get(target.previous?.name ?? '') };
}

/** What the last look read, while it is as good as read now: of all the groups, or nothing. */
function lookedAt(context: RolloutContext, names: readonly string[]): Map<string, Group> {
  const sample = lastLook(context);
  const found = names.flatMap((name) => (sample && groupIn(sample, name)) ?? []);
  return found.length === names.length ? new Map(found.map((group) => [group.name, group])) : new Map();
}

/** Like `readGroups`; next must be there. */
export async function readNext(context: RolloutContext): Promise<RolloutGroups & { readonly next: Group }> {
  const { next, previous } = await readGroups(context);
  if (next === undefined)
    throw new Error(`\`${context.target.next.name}\` is gone: somebody else removed it`);
  return { next, previous };
}
