import type { RolloutEvent } from '@clicamos/rolling-asg';
import { describeEvent } from './describe-event.js';
import { describeWait } from './describe-waiting.js';
import type { TreeState } from './live-tree.js';

/**
 * What a redrawn picture shows once an event is told.
 *
 * @param speed the cloud's seconds per real second: what is left is shown in real ones
 */
export function nextTreeState(before: TreeState, event: RolloutEvent, speed: number): TreeState {
  const state = { ...before, rolloutId: event.rolloutId };
  switch (event.kind) {
    case 'step-started':
      return { ...withoutWait(state), step: event, isGoingBack: false };
    case 'waiting': {
      const { at, deadlineAt, snapshot } = event;
      return { ...state, reason: describeWait(event), leftMs: (deadlineAt - at) / speed, snapshot };
    }
    case 'rolling-back':
      return withReason({ ...state, isGoingBack: true }, event);
    case 'throttled':
    case 'failed':
    case 'foreign-change':
    case 'took-over':
    case 'abort-requested':
      return withReason(state, event);
    default:
      return state;
  }
}

/** What it shows as soon as somebody has interrupted it: what it waited for until then is over. */
export const goingBack = (state: TreeState): TreeState => ({ ...withoutWait(state), isGoingBack: true });

function withReason(state: TreeState, event: RolloutEvent): TreeState {
  const reason = describeEvent(event);
  return reason === undefined ? state : { ...withoutWait(state), reason };
}

function withoutWait(state: TreeState): TreeState {
  const { header, rolloutId, elapsedMs, step, isGoingBack, snapshot, probe, notice } = state;
  return {
    header,
    rolloutId,
    elapsedMs,
    ...(step && { step }),
    ...(isGoingBack !== undefined && { isGoingBack }),
    ...(snapshot && { snapshot }),
    ...(probe && { probe }),
    ...(notice !== undefined && { notice }),
  };
}
