import type { Time } from '../time/time.js';
import type { Backend } from './backend.js';
import { onceRead } from './on-silence.js';
import { realAnswerMs } from './real-floors.js';

/**
 * Calls back when an instance has drained for its time. Requests in flight, which would be cut then, have some real
 * seconds at least: an answer does not come sooner because the emulator's time passes faster.
 *
 * @param awsMs of draining
 * @returns cancels it
 */
export function afterDraining(time: Time, awsMs: number, backend: Backend, callback: () => void): () => void {
  const sinceMs = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let isCancelled = false;
  const end = () => {
    if (!isCancelled) callback();
  };
  const cancel = time.after(awsMs, () => {
    if (!backend.isAnswering) return end();
    const leftMs = Math.max(0, realAnswerMs - (performance.now() - sinceMs));
    timer = setTimeout(() => onceRead(end), leftMs);
  });
  return () => {
    isCancelled = true;
    cancel();
    clearTimeout(timer);
  };
}
