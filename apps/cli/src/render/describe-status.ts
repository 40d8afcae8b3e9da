import type { Group, LockHolder, ServiceObservation } from '@clicamos/rolling-asg';
import { loadBalancerUrl } from '../rollout/load-balancer-url.js';
import { commandText, type CommandOptions } from './command-text.js';
import { groupLines } from './live-tree.js';
import type { Paint } from './paint.js';

type Given = Pick<CommandOptions, 'environment' | 'config'>;

export interface StatusOptions {
  /** What the command line said; the commands that are named say it again. */
  readonly given: Given;
  /** Groups that are not the service's, behind its load balancers; looked for where it has none of its own. */
  readonly beside: readonly Pick<Group, 'name' | 'instances' | 'loadBalancerNames'>[];
  readonly paint: Paint;
}

/** Whether there is a group that serves, or is to: one that failed and was kept is not. */
export const hasGroup = ({ groups }: ServiceObservation): boolean =>
  groups.some(({ role }) => role !== 'failed');

/** A service as it is now: its groups, instance by instance, its address, and who is changing it. */
export function describeStatus(
  observation: ServiceObservation,
  { given, beside, paint }: StatusOptions,
): string[] {
  const { groups, loadBalancers, missingLoadBalancers, holder } = observation;
  return [
    '',
    ...groups.flatMap(({ snapshot, role }) => groupLines({ ...snapshot, role }, paint)),
    ...(hasGroup(observation) ? [] : emptyLines(beside, given)),
    ...loadBalancers.flatMap(({ settings }) => loadBalancerUrl(settings) ?? []).map((url) => `url  ${url}`),
    ...missingLoadBalancers.map((name) =>
      paint.red(`Load balancer \`${name}\` is attached to a group, but does not exist.`),
    ),
    ...keptLines(observation, given),
    ...(holder ? ['', ...holderLines(holder, given)] : []),
  ];
}

function emptyLines(beside: StatusOptions['beside'], given: Given): string[] {
  if (beside.length === 0) return [`Nothing is deployed yet. Run: ${commandText('deploy', given)}`];
  return [
    'Nothing is deployed yet, but behind the load balancer there is what is not a group of this service:',
    ...beside.map(
      ({ name, instances, loadBalancerNames }) =>
        `  ${name}   ${instances.length} instance${instances.length === 1 ? '' : 's'}   ${loadBalancerNames.join(', ')}`,
    ),
    'A deploy would make a first group beside it. To take it over, look at:',
    ...beside.map(({ name }) => `  ${commandText('plan', { ...given, adopt: name })} --ami ami-...`),
  ];
}

/** Nothing of ours removes them by itself, and they cost. */
function keptLines({ groups }: ServiceObservation, given: Given): string[] {
  const names = groups.filter(({ role }) => role === 'failed').map(({ group }) => group.name);
  if (names.length === 0) return [];
  return [
    '',
    `kept after a failure, to look at: ${names.join(', ')}`,
    `remove it with: ${commandText('abort', given)}`,
  ];
}

function holderLines({ rolloutId, groupName, by, since, step }: LockHolder, given: Given): string[] {
  return [
    `being rolled out: ${rolloutId} to ${groupName}, by ${by}, since ${since}, at step ${step}`,
    `if it died, go back with: ${commandText('abort', given)}`,
  ];
}
