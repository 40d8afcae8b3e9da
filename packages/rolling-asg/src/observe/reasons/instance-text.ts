import { assertNever } from '../../cloud/assert-never.js';
import type { LifecycleHook } from '../../cloud/cloud.js';
import type { TrafficSource } from '../../cloud/traffic-source.js';
import { sourceName } from '../../cloud/traffic-source.js';
import { durationText } from '../../cloud/duration-text.js';
import { holdingHooks, isHeld } from './holding-hooks.js';
import type { NotServing } from '../capacity/serving.js';
import type { Sighting } from '../capacity/sightings.js';

export interface InstanceTextFacts {
  readonly at: number;
  readonly sighting?: Sighting;
  readonly sources: readonly TrafficSource[];
  /** Lifecycle hooks of the instance's group, where they are known. */
  readonly hooks?: readonly LifecycleHook[] | undefined;
}

/** Why an instance does not serve, and how long that can still take where it is known. No instance id in it. */
export function instanceText(why: NotServing, facts: InstanceTextFacts): string {
  switch (why.kind) {
    case 'pending':
      return pendingText(why.lifecycleState, facts);
    case 'stopped':
      return `${why.lifecycleState} in its group${hookText(why.lifecycleState, facts)}`;
    case 'unhealthy':
      return 'Unhealthy in its group, which replaces it';
    case 'no-source':
      return 'in no load balancer';
    case 'unread':
      return `unknown in ${sourceName(why.sourceId)}: ${why.reason}`;
    case 'absent':
      return `not registered in ${sourceName(why.sourceId)}`;
    case 'leaving':
      return `leaving ${sourceName(why.sourceId)}: ${why.state.description}`;
    case 'out-of-service':
      return `${stateText(why)}${checksText(why, facts)}`;
    default:
      return assertNever(why);
  }
}

function pendingText(lifecycleState: string, facts: InstanceTextFacts): string {
  const { at, sighting } = facts;
  const doing = lifecycleState === 'Pending' ? 'booting' : `in ${lifecycleState}`;
  const since = sighting === undefined ? '' : ` for ${durationText(at - sighting.seenAt)}`;
  return `${doing}${since}${hookText(lifecycleState, facts)}`;
}

/** Nothing goes on until somebody completes the hook, or its time is over. */
function hookText(lifecycleState: string, { hooks = [] }: InstanceTextFacts): string {
  if (!isHeld(lifecycleState)) return '';
  const holding = holdingHooks(lifecycleState, hooks);
  if (holding.length === 0) return ', which a lifecycle hook holds';
  const names = holding.map(({ name, heartbeatMs }) => `\`${name}\` (at most ${durationText(heartbeatMs)})`);
  return `: nobody has completed the lifecycle hook ${names.join(' and ')}`;
}

type OutOfService = Extract<NotServing, { readonly kind: 'out-of-service' }>;

function stateText({ sourceId, state: { says, reasonCode, description } }: OutOfService): string {
  const why = description === 'N/A' ? reasonCode : description.replace(/\.$/, '');
  return `${says} in ${sourceName(sourceId)}: ${why}`;
}

/** The source tells no counts: how many checks can have passed follows from the time since registration. */
function checksText({ sourceId, state }: OutOfService, { at, sighting, sources }: InstanceTextFacts): string {
  const healthCheck = sources.find(({ id }) => id === sourceId)?.healthCheck;
  if (healthCheck === undefined || state.state === 'unused') return '';
  const { healthyThreshold, firstChecks = healthyThreshold, intervalMs } = healthCheck;
  const threshold = state.state === 'starting' ? firstChecks : healthyThreshold;
  const earliestMs = threshold * intervalMs;
  const ageMs = sighting === undefined ? 0 : at - sighting.unregisteredAt;
  if (ageMs >= earliestMs)
    return `; needs ${threshold} good checks in a row, ${durationText(earliestMs)} once it answers`;
  const more = threshold - Math.floor(ageMs / intervalMs);
  return `; needs ${more} of ${threshold} more checks, about ${durationText(earliestMs - ageMs)}`;
}
