import type { RolloutResult } from '../../engine/context/result.js';
import { tagKeys, tagOf } from '../../journal/tags.js';
import { countServing } from '../../observe/capacity/serving.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import type { SimulatedCloud } from '../simulated-cloud.js';
import { servingInstances } from '../simulation/health.js';
import { readPast } from '../simulation/history.js';
import type { SimGroup, SimState } from '../simulation/sim-state.js';
import type { Floor } from './watch-floor.js';

export interface Claim {
  readonly result: RolloutResult;
  /** Of a deployment. */
  readonly imageId?: string;
  readonly cloud: SimulatedCloud;
  readonly floor: Floor;
  /** How old an answer may be when the result that is made from it is told, ms. @default 0 */
  readonly lagMs?: number;
}

/** What a result says and is not so at the moment when it is said; one sentence each. */
export function liesOf({ result, imageId, cloud, floor, lagMs = 0 }: Claim): readonly string[] {
  cloud.settle();
  const { state } = cloud;
  const { outcome, live } = result;
  const group = live && state.groups.get(live.name);
  const serving = group === undefined ? 0 : mostServing(state, group, lagMs);
  // A first deploy that failed leaves nothing, and what could not be read at the end is not told.
  if (live === undefined) return outcome === 'deployed' ? ['deployed: it names no live group'] : [];
  if (group === undefined) return [`${live.name} is called live, and is not there`];
  const toCome = outcome === 'rolled-back' ? bootingIn(state, group) : 0;
  // What another rollout is to follow yet is not this one's to have.
  const meant = outcome === 'rolled-back' ? Math.max(1, group.desiredCapacity) : Infinity;
  const least = Math.min(leastOf(outcome, imageId, floor.now()), meant) - toCome;
  return [
    ...(serving < least ? [`${outcome}: ${live.name} serves with ${serving}, floor ${floor.now()}`] : []),
    ...(outcome === 'deployed' && imageId !== undefined ? imageLies(state, group, imageId) : []),
    ...(outcome === 'deployed' ? otherLies(state, group) : []),
  ];
}

/** Now, or as its answers may have shown it still. */
function mostServing(state: SimState, group: SimGroup, lagMs: number): number {
  const now = servingInstances(state, group).length;
  if (lagMs === 0) return now;
  const { at, groups, states } = readPast(state, lagMs);
  const sample: Sample = {
    at,
    groups: { kind: 'read', value: groups },
    sources: [...states].map(([id, value]) => ({ id, states: { kind: 'read', value } })),
  };
  return Math.max(now, countServing(groupIn(sample, group.name), sample));
}

/** An instance boots and is found healthy within so long. */
const bootingMs = 180_000;

/** What the way back has just asked for on top of what served, and the result tells as missing. */
function bootingIn(state: SimState, group: SimGroup): number {
  const serving = new Set(servingInstances(state, group));
  return group.instances.filter(({ id, launchedAt }) => {
    return !serving.has(id) && state.now - launchedAt < bootingMs;
  }).length;
}

/** An abort that had nothing to do promises nothing; a deployment that had nothing to do says that it is live. */
function leastOf(outcome: RolloutResult['outcome'], imageId: string | undefined, floor: number): number {
  if (outcome !== 'nothing-to-do') return floor;
  return imageId === undefined ? 0 : Math.min(1, floor);
}

function imageLies(state: SimState, group: SimGroup, imageId: string): readonly string[] {
  const template = [...state.templates.values()].find(({ id }) => id === group.templateId);
  const found = template?.versions.get(group.templateVersion)?.imageId;
  return found === imageId ? [] : [`deployed: ${group.name} runs ${found}, not ${imageId}`];
}

function otherLies(state: SimState, group: SimGroup): readonly string[] {
  const others = [...state.groups.values()].filter(
    (one) =>
      one !== group && one.isDeleting !== true && one.instances.length > 0 && !isKept(one) && !isOthers(one),
  );
  return others.map(({ name }) => `deployed: ${name} is still there`);
}

/** Warm and out of traffic, as was asked. */
function isKept({ tags, sourceIds }: SimGroup): boolean {
  return sourceIds.length === 0 && tagOf({ tags }, tagKeys.role) === 'kept';
}

/** What another rollout made, which died or is taking it back, also where somebody took its tags: not this one's to say. */
function isOthers({ tags }: SimGroup): boolean {
  return tagOf({ tags }, tagKeys.role) === 'next' || tagOf({ tags }, tagKeys.service) === undefined;
}
