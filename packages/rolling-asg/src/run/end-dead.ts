import type { Group } from '../cloud/cloud.js';
import type { LockHolder } from '../cloud/errors.js';
import type { CloudReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import type { RolloutContext } from '../engine/context/context.js';
import type { RolloutResult } from '../engine/context/result.js';
import { generationName, nextGeneration } from '../journal/names.js';
import { contextOfFound, type FoundContextOptions } from './found/context-of-found.js';
import { contextOfRefreshing } from './found/context-of-refreshing.js';
import type { FoundRollout } from './found/find-rollout.js';
import { takeOver } from './found/take-over.js';
import { walkBack, type Walk } from './walk.js';

export interface DeadRollout {
  readonly cloud: CloudPort;
  readonly reads: CloudReads;
  readonly found: FoundRollout;
  readonly holder: LockHolder;
  readonly options: FoundContextOptions;
  /** Why it is ended. */
  readonly reason: string;
}

/** Takes a rollout over and ends it: back while previous is whole, forward when next is all that serves. */
export async function endDead({ cloud, reads, found, holder, options, reason }: DeadRollout): Promise<{
  readonly result: RolloutResult;
  readonly context: RolloutContext;
}> {
  if (found.refreshing !== undefined)
    return endRefreshing(found.refreshing, { cloud, reads, found, holder, options, reason });
  const next = found.next ?? missingNext(found, options.service);
  const { context, steps } = await contextOfFound(cloud, reads, { found, next, options });
  if (found.next === undefined) context.memory.leasedGroup = found.touched?.name;
  const { isUntagged } = found;
  const leased = found.next ?? found.touched ?? next;
  await takeOver(context, { next: leased, holder, isUntagged });
  const walk: Walk = { context, steps, options, timings: [] };
  return { result: await walkBack(walk, new Error(reason)), context };
}

async function endRefreshing(
  group: Group,
  { cloud, reads, holder, options, reason }: DeadRollout,
): Promise<{ readonly result: RolloutResult; readonly context: RolloutContext }> {
  const { context, steps } = await contextOfRefreshing(cloud, reads, { group, options });
  await takeOver(context, { next: group, holder, isUntagged: false });
  const walk: Walk = { context, steps, options, timings: [] };
  return { result: await walkBack(walk, new Error(reason)), context };
}

/** Previous is still held, and the group that was to replace it is gone: what is left is to let go of previous. */
function missingNext({ touched, groups }: FoundRollout, service: string): Group {
  const names = groups.map(({ name }) => name);
  if (touched === undefined) throw new Error(`\`${service}\` has a rollout without a group`);
  return {
    ...touched,
    // Not previous's: what it was made from is not known, and must not be taken for a release to remove.
    launchTemplate: undefined,
    name: generationName(service, nextGeneration(service, names)),
    instances: [],
    tags: [],
  };
}
