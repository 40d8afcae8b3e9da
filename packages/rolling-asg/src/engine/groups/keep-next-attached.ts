import type { Group } from '../../cloud/cloud.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import { mostAttempts } from '../hold/attempt.js';
import { change } from '../hold/change.js';
import type { RolloutContext } from '../context/context.js';

/** Nothing else serves by then: what somebody detached goes back in. */
export async function attachNextAgain(context: RolloutContext, next: Group): Promise<void> {
  const { cloud, target, emit } = context;
  const names = target.sources.map(({ id }) => id);
  const missing = names.filter((name) => !next.sourceIds.includes(name));
  if (missing.length === 0) return;
  await change(context, (signal) => cloud.attachTrafficSources(next.name, missing, signal), {
    alsoPassing: { invalid: mostAttempts, refused: mostAttempts },
  });
  emit({ kind: 'reattached', groupName: next.name, sourceIds: missing });
}

/** Attaches next again once previous is on its way out: before that, whoever detached it is waited for. */
export async function keepNextAttached(context: RolloutContext, sample: Sample): Promise<undefined> {
  const next = groupIn(sample, context.target.next.name);
  if (next !== undefined && context.memory.isEmptying) await attachNextAgain(context, next);
}
