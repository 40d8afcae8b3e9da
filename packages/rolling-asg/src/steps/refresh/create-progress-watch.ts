import { durationText } from '../../cloud/duration-text.js';
import type { InstanceRefresh } from '../../cloud/instance-refresh.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { countServing } from '../../observe/capacity/serving.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import { longestDrainingMs } from '../../observe/timing/health-timing.js';

/** Throws when nothing has become of a refresh for as long as a batch may take: AWS itself waits for an hour. */
export function createProgressWatch(
  context: RolloutContext,
): (sample: Sample, refresh: InstanceRefresh) => void {
  const { settings, target } = context;
  const patienceMs = settings.healthyDeadlineMs + longestDrainingMs(target.sources);
  let last = '';
  let since = context.clock.now();
  return (sample, { percentComplete, instancesLeft, status, reason }) => {
    const group = groupIn(sample, target.next.name);
    const ids = group?.instances.map(({ instanceId }) => instanceId).join(' ') ?? '';
    const now = `${status} ${percentComplete} ${instancesLeft} ${countServing(group, sample)} ${ids}`;
    if (now !== last) since = sample.at;
    last = now;
    if (sample.at - since <= patienceMs) return;
    const why = reason === undefined ? '' : `: ${reason}`;
    throw new Error(`The instance refresh made no progress for ${durationText(sample.at - since)}${why}`);
  };
}
