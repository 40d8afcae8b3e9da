import { AwsError } from '../../service/aws-error.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { findLiveGroup, patchGroup } from '../group/groups.js';
import { checkSources } from './check-sources.js';

/** Attaching what is attached changes nothing; what is being removed comes back, or is refused (a doubt). */
export function attachSources(
  autoScaling: AutoScaling,
  groupName: string | undefined,
  sources: readonly string[],
): void {
  const group = findLiveGroup(autoScaling, groupName);
  checkSources(autoScaling, sources);
  refuseRemoving(autoScaling, group, sources);
  const trafficSources = new Map(group.trafficSources);
  const attachedAtMs = new Map(group.attachedAtMs);
  for (const source of sources) {
    if ((trafficSources.get(source) ?? 'Removing') !== 'Removing') continue;
    trafficSources.set(source, 'Adding');
    attachedAtMs.set(source, autoScaling.surroundings.time.now().getTime());
  }
  patchGroup(autoScaling, group.name, { trafficSources, attachedAtMs });
  autoScaling.reconcile(group.name);
}

function refuseRemoving({ surroundings }: AutoScaling, group: Group, sources: readonly string[]): void {
  if (surroundings.hazards.doubts().attachWhileRemoving === 'taken') return;
  if (sources.every((source) => group.trafficSources.get(source) !== 'Removing')) return;
  throw new AwsError(
    'ResourceContention',
    'You already have a pending update to an Amazon EC2 Auto Scaling resource (for example, an Auto Scaling group, instance, or load balancer).',
    500,
  );
}
