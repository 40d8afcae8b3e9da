import { duration } from '@clicamos/report';
import { sourceName, type RolloutEvent } from '@clicamos/rolling-asg';
import { assertNever } from './assert-never.js';
import { describeStep } from './describe-step.js';
import { describeWaiting } from './describe-waiting.js';

/** One line of a log for an event; nothing for the ends that the summary tells. */
export function describeEvent(event: RolloutEvent): string | undefined {
  switch (event.kind) {
    case 'rollout-started':
      return `rollout ${event.rolloutId}: ${event.previousName ?? 'nothing yet'} -> ${event.nextName}${event.imageId === '' ? '' : ` (${event.imageId})`}, ${event.steps.length} steps`;
    case 'step-started':
      return `step ${event.index} of ${event.count}: ${describeStep(event.step)}`;
    case 'step-finished':
      return undefined;
    case 'waiting':
      return describeWaiting(event);
    case 'capacity-changed':
      return `capacity of next ${event.from} -> ${event.to}: ${event.because}`;
    case 'foreign-change':
      return `somebody else changed ${event.groupName}: want ${event.want}, have ${event.have}; ${event.isFollowed ? 'followed' : 'waited for'}`;
    case 'took-over':
      return `took over ${event.from.rolloutId} of ${event.from.by}, which stopped at step ${event.from.step}`;
    case 'abort-requested':
      return `asked ${event.of.by} to take back ${event.of.rolloutId}, which is at step ${event.of.step}`;
    case 'check-ignored':
      return `not judged: ${event.reason}`;
    case 'throttled':
      return `${event.what}: tried again in ${duration(event.retryInMs)}; nothing advances meanwhile`;
    case 'failed':
      return `failed at ${event.step}: ${event.reason}`;
    case 'evidence':
      return `evidence of ${event.evidence.groupName} is kept: ${event.evidence.instances.length} instances, ${event.evidence.activities.length} activities`;
    case 'rolling-back':
      return `rolling back, at most ${duration(event.deadlineAt - event.at)}`;
    case 'reattached':
      return `${event.groupName} is back behind ${event.sourceIds.map(sourceName).join(', ')}`;
    case 'removed':
      return `removed ${event.what}`;
    case 'left':
      return `left ${event.what}: ${event.reason}`;
    case 'kept':
      return `kept ${event.groupName}, out of the load balancers, to look at`;
    case 'finished':
      return undefined;
    default:
      return assertNever(event);
  }
}
