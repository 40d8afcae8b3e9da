import { assertNever } from '../../cloud/assert-never.js';
import type { LifecycleHook } from '../../cloud/cloud.js';
import { sourceName } from '../../cloud/traffic-source.js';
import { durationText } from '../../cloud/duration-text.js';
import { checksOf, type ChecksFacts } from './checks-of.js';
import { holdingHooks, isHeld } from './holding-hooks.js';
import type { NotServing } from '../capacity/serving.js';

export interface InstanceTextFacts extends ChecksFacts {
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

function checksText(why: OutOfService, facts: InstanceTextFacts): string {
  const checks = checksOf(why, facts);
  if (checks === undefined) return '';
  const { passed, of, earliestMs } = checks;
  if (passed === undefined)
    return `; needs ${of} good checks in a row, ${durationText(earliestMs)} once it answers`;
  return `; needs ${of - passed} of ${of} more checks, about ${durationText(earliestMs)}`;
}
