import type { RolloutContext } from './context.js';
import { assertOurs } from './fence.js';
import { backoffMs } from '../observe/next-poll.js';
import { readSample } from '../observe/read-sample.js';
import { isComplete, type Sample } from '../observe/sample.js';
import { rememberSample } from '../observe/sightings.js';
import { takeSnapshot } from '../observe/take-snapshot.js';

/** One sample, remembered; stops when the rollout is not ours any more. */
export async function look(context: RolloutContext): Promise<Sample> {
  const { target, cloud, clock, signal, memory } = context;
  signal.throwIfAborted();
  const names = [target.next.name, ...(target.previous ? [target.previous.name] : [])];
  const loadBalancerNames = target.loadBalancers.map(({ name }) => name);
  const sample = await readSample({ cloud, clock, groupNames: names, loadBalancerNames, signal });
  signal.throwIfAborted();
  if (sample.groups.kind === 'read') assertOurs(sample.groups.value, target);
  memory.sightings = rememberSample(memory.sightings, sample);
  memory.unreadInARow = isComplete(sample) ? 0 : memory.unreadInARow + 1;
  if (sample.groups.kind === 'read') {
    const facts = { sightings: memory.sightings, loadBalancers: target.loadBalancers };
    memory.snapshot = takeSnapshot(sample, { ...target, wanted: memory.wanted }, facts);
  }
  if (memory.unreadInARow > 0) {
    context.emit({ kind: 'throttled', what: unreadText(sample), retryInMs: backoffMs(memory.unreadInARow) });
  }
  return sample;
}

function unreadText({ groups, loadBalancers }: Sample): string {
  const unread = [groups, ...loadBalancers.map(({ states }) => states)].find(({ kind }) => kind === 'unread');
  return unread?.kind === 'unread' ? unread.reason : 'everything was read';
}
