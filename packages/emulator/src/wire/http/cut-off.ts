import type { Cut } from '../../faults/calls/call.js';

/**
 * What a client in this process sees of a call that is cut off: the error of a socket, at once or, after silence, when
 * the emulator closes. It is named as the SDK's handler for Node.js names it, so that its clients try again.
 */
export async function cutOff({ by }: Cut, closed: AbortSignal): Promise<never> {
  if (by === 'silence' && !closed.aborted)
    await new Promise((resolve) => closed.addEventListener('abort', resolve, { once: true }));
  throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', name: 'TimeoutError' });
}
