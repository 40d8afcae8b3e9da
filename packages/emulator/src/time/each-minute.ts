import type { Time } from './time.js';

/** Calls back after each of AWS's minutes, with an instant in the middle of it; the answer ends that. */
export function eachMinute(time: Time, callback: (atMs: number) => void): () => void {
  const minuteMs = time.scaled(60_000);
  let cancel = () => undefined as void;
  const next = () => {
    const nowMs = time.now().getTime();
    const endMs = (Math.floor(nowMs / minuteMs) + 1) * minuteMs;
    cancel = time.after((60_000 * (endMs - nowMs)) / minuteMs, () => {
      next();
      callback(endMs - minuteMs / 2);
    });
  };
  next();
  return () => cancel();
}
