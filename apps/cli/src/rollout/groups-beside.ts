import type { CloudPort, Group } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';

/** Groups that are not the service's, behind its load balancers: one of them may be what was meant to be adopted. */
export async function groupsBeside(
  cloud: Pick<CloudPort, 'findGroups'>,
  { service, placement: { sourceIds } }: Pick<Environment, 'service' | 'placement'>,
  signal: AbortSignal,
): Promise<readonly Group[]> {
  if (sourceIds.length === 0) return [];
  const attached = await cloud.findGroups({ sourceIds }, signal);
  const isOurs = ({ tags }: Group) =>
    tags.some(({ key, value }) => key === 'clicamos:service' && value === service);
  return attached.filter((group) => !group.isDeleting && !isOurs(group));
}
