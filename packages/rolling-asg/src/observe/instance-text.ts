import { assertNever } from '../cloud/assert-never.js';
import type { LoadBalancerSettings } from '../cloud/cloud.js';
import { durationText } from '../cloud/duration-text.js';
import { timeToHealthyMs } from './health-timing.js';
import type { NotServing } from './serving.js';
import type { Sighting } from './sightings.js';

export interface InstanceTextFacts {
  readonly at: number;
  readonly sighting?: Sighting;
  readonly loadBalancers: readonly LoadBalancerSettings[];
}

/** Why an instance does not serve, and how long that can still take where it is known. No instance id in it. */
export function instanceText(why: NotServing, facts: InstanceTextFacts): string {
  switch (why.kind) {
    case 'pending':
      return facts.sighting === undefined
        ? 'booting'
        : `booting for ${durationText(facts.at - facts.sighting.seenAt)}`;
    case 'stopped':
      return `${why.lifecycleState} in its group`;
    case 'unhealthy':
      return 'Unhealthy in its group, which replaces it';
    case 'no-load-balancer':
      return 'in no load balancer';
    case 'unread':
      return `unknown in ${why.loadBalancerName}: ${why.reason}`;
    case 'absent':
      return `not registered in ${why.loadBalancerName}`;
    case 'leaving':
      return `leaving ${why.loadBalancerName}: ${why.state.description}`;
    case 'out-of-service':
      return `${why.state.state} in ${why.loadBalancerName}: ${sentence(why.state.description)}${checksText(why.loadBalancerName, facts)}`;
    default:
      return assertNever(why);
  }
}

/** The load balancer tells no counts: how many checks can have passed follows from the time since registration. */
function checksText(loadBalancerName: string, { at, sighting, loadBalancers }: InstanceTextFacts): string {
  const healthCheck = loadBalancers.find(({ name }) => name === loadBalancerName)?.healthCheck;
  if (healthCheck === undefined) return '';
  const { healthyThreshold: threshold, intervalMs } = healthCheck;
  const earliestMs = timeToHealthyMs(healthCheck);
  const ageMs = sighting === undefined ? 0 : at - sighting.unregisteredAt;
  if (ageMs >= earliestMs)
    return `; needs ${threshold} good checks in a row, ${durationText(earliestMs)} once it answers`;
  const more = threshold - Math.floor(ageMs / intervalMs);
  return `; needs ${more} of ${threshold} more checks, about ${durationText(earliestMs - ageMs)}`;
}

function sentence(description: string): string {
  return description.replace(/\.$/, '');
}
