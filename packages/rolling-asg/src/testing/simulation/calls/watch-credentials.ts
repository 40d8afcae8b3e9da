import type { CloudPort } from '../../../cloud/ports.js';
import type { SimState } from '../sim-state.js';
import { failure } from './cloud-failures.js';

/** The credentials of one program, which it was given at its first call. @returns what throws once they have ended */
export function watchCredentials(state: SimState): (call: keyof CloudPort) => void {
  let givenAt: number | undefined;
  return (call) => {
    givenAt ??= state.now;
    const { credentialsMs } = state.doubts;
    if (credentialsMs === 0 || state.now < givenAt + credentialsMs) return;
    state.met.add('credentialsMs');
    throw failure('denied', call, 'The security token included in the request is expired');
  };
}
