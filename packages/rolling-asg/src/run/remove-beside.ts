import type { Group } from '../cloud/cloud.js';
import type { CloudPort } from '../cloud/ports.js';
import { detachGroup } from '../engine/groups/detach-group.js';
import { removeGroup } from '../engine/groups/remove-group.js';
import type { RolloutContext } from '../engine/context/context.js';
import { defaultTiming } from '../engine/context/timing.js';
import { awaitDeregistered } from '../engine/watch/await-deregistered.js';
import { proveRemovable } from '../engine/watch/prove-removable.js';
import { countServing } from '../observe/capacity/serving.js';
import { readSample } from '../observe/sample/read-sample.js';
import { longestDrainingMs } from '../observe/timing/health-timing.js';
import { isPlainLive } from './diagnose-service.js';
import { maintenance, readsOf, type RepairOptions } from './maintenance.js';

/** Late requests after an instance has left its load balancer. */
const drainFloorMs = 10_000;
const marginMs = 30_000;
const deadlineMs = 900_000;

/** Two live groups: the newest that serves whole stays, the others leave their load balancers and go. */
export async function keepOne(cloud: CloudPort, options: RepairOptions): Promise<void> {
  const { service } = options;
  const live = await findLive(cloud, options);
  const kept = await chooseLive(cloud, options, live);
  if (kept === undefined)
    throw new Error(`None of the live groups of \`${service}\` serves whole: a person must choose`);
  const wanted = Math.max(...live.map(({ desiredCapacity }) => desiredCapacity));
  for (const other of live.filter(({ name }) => name !== kept.name))
    await removeBeside(cloud, options, { kept, other, wanted });
}

/** A group that lost its tags goes as the second of two live ones does: once the live one serves whole. */
export async function removeStripped(
  cloud: CloudPort,
  options: RepairOptions,
  groupName: string,
): Promise<void> {
  const { service, signal } = options;
  const live = await findLive(cloud, options);
  const kept = await chooseLive(cloud, options, live);
  if (kept === undefined || live.length > 1)
    throw new Error(`No single live group of \`${service}\` serves whole, so \`${groupName}\` may be needed`);
  const [other] = await readsOf(cloud, options).findGroups({ names: [groupName] }, signal);
  if (other !== undefined) await removeBeside(cloud, options, { kept, other, wanted: kept.desiredCapacity });
}

async function findLive(cloud: CloudPort, options: RepairOptions): Promise<readonly Group[]> {
  const { service, signal } = options;
  const groups = await readsOf(cloud, options).findGroups({ service }, signal);
  return groups.filter((group) => isPlainLive(group) && !group.isDeleting);
}

interface Beside {
  readonly kept: Group;
  readonly other: Group;
  readonly wanted: number;
}

async function removeBeside(
  cloud: CloudPort,
  options: RepairOptions,
  { kept, other, wanted }: Beside,
): Promise<void> {
  const ids = [...new Set([...kept.sourceIds, ...other.sourceIds])];
  const sources = await readsOf(cloud, options).findTrafficSources(ids, options.signal);
  const facts = { nextName: kept.name, previousName: other.name, wanted, sources };
  await removeOther(maintenance(cloud, options, facts), { kept, other });
}

async function chooseLive(
  cloud: CloudPort,
  options: RepairOptions,
  live: readonly Group[],
): Promise<Group | undefined> {
  const { clock, signal, timing } = options;
  const groupNames = live.map(({ name }) => name);
  const readMs = timing?.readMs ?? defaultTiming.readMs;
  const sample = await readSample({
    cloud: readsOf(cloud, options),
    clock,
    groupNames,
    sourceIds: [],
    deadlineMs: readMs,
    ...(signal === undefined ? {} : { signal }),
  });
  const newestFirst = [...live].sort((a, b) => (a.name < b.name ? 1 : -1));
  return newestFirst.find(
    (group) => group.desiredCapacity > 0 && countServing(group, sample) >= group.desiredCapacity,
  );
}

async function removeOther(
  context: RolloutContext,
  { kept, other }: { readonly kept: Group; readonly other: Group },
): Promise<void> {
  const { sources } = context.target;
  const { proof } = await proveRemovable(context, {
    step: 'rollBack',
    failure: `\`${other.name}\` is still needed`,
    deadlineMs,
    groupName: other.name,
    unless: () => ({
      instead: { groupName: kept.name, capacity: kept.desiredCapacity, sources },
      mayBeIdle: false,
    }),
  });
  await detachGroup(context, other, proof);
  await awaitDeregistered(context, {
    step: 'rollBack',
    groupName: other.name,
    sourceIds: other.sourceIds,
    floorMs: drainFloorMs,
    ceilingMs: longestDrainingMs(sources) + marginMs,
  });
  await removeGroup(context, { step: 'rollBack', proof, deadlineMs });
}
