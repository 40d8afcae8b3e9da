import { CloudError, isCloudError } from './cloud-error.js';
import { DeadlineError, withDeadline } from './with-deadline.js';
import type { Clock } from './clock.js';

export interface RequestDeadline {
  readonly clock: Clock;
  readonly ms: number;
  readonly signal?: AbortSignal;
}

/** A request to the cloud that ends in time, one way or the other: no answer is `unavailable`. */
export async function deadlined<T>(
  { clock, ms, signal }: RequestDeadline,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await withDeadline({ clock, ms, what: 'The answer', signal }, call);
  } catch (error) {
    if (error instanceof DeadlineError) throw new CloudError('unavailable', 'A request', error);
    if (isCloudError(error) && error.cause instanceof DeadlineError)
      throw new CloudError('unavailable', error.call, error.cause);
    throw error;
  }
}
