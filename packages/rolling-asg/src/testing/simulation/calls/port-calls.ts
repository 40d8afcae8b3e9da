import type { CloudPort } from '../../../cloud/ports.js';
import type { SimState } from '../sim-state.js';
import { attachmentCalls } from './attachment-calls.js';
import { groupCalls } from './group-calls.js';
import { protectionCalls } from './protection-calls.js';
import { readCalls } from './read-calls.js';
import { refreshCalls } from './refresh-calls.js';
import { templateCalls } from './template-calls.js';

/** The whole port, without faults. `by` is the cause of what it changes. */
export function portCalls(state: SimState, by: string): CloudPort {
  return {
    ...readCalls(state),
    ...templateCalls(state),
    ...groupCalls(state, by),
    ...attachmentCalls(state, by),
    ...protectionCalls(state),
    ...refreshCalls(state),
  };
}
