import type { InstanceRefresh, TemplateSource } from '../../cloud/instance-refresh.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { reasonNextNotReady } from '../../engine/watch/next-serves.js';
import { isOfSource, isSameSource, pointedSource } from '../../observe/service/source-of.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';

interface Awaited {
  readonly refresh: InstanceRefresh;
  readonly release: TemplateSource;
}

/** Why not every instance of the group is of the release and serves, with AWS's own words for what it waits for. */
export function reasonNotRefreshed(
  context: RolloutContext,
  sample: Sample,
  { refresh, release }: Awaited,
): string | undefined {
  const notReady = reasonNextNotReady(context, sample);
  const { status, percentComplete, reason } = refresh;
  if (status !== 'Successful') {
    const told = [`instance refresh ${status}, ${percentComplete} %`, reason, notReady];
    return told.filter((text) => text !== undefined).join('; ');
  }
  if (notReady !== undefined) return notReady;
  const group = groupIn(sample, context.target.next.name);
  if (group === undefined) return 'the group was not seen';
  if (!isSameSource(pointedSource(group), release)) return `${group.name} does not point at the release yet`;
  const [old] = group.instances.filter((instance) => !isOfSource(instance, release));
  return old && `${old.instanceId}, which is replaced, is ${old.lifecycleState}`;
}
