import { systemClock } from '@clicamos/health';

const stepMs = 50;

/** Has virtual time pass as the machine's does, for a program that goes by that one; answers what ends it. */
export function followRealTime(clock) {
  let isOver = false;
  const follow = async () => {
    let last = systemClock.now();
    while (!isOver) {
      await systemClock.sleep(stepMs);
      const now = systemClock.now();
      await clock.sleep(now - last);
      last = now;
    }
  };
  const following = follow();
  return async () => {
    isOver = true;
    await following;
  };
}
