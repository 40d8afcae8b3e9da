import type { Time } from '../time/time.js';

/** Waits that end with the service. */
export interface Schedule {
  /** Runs `callback` once after `awsMs` AWS milliseconds, unless the service closes before. */
  after(awsMs: number, callback: () => void): void;
  close(): void;
}

/** A schedule on the emulator's clock. */
export function createSchedule(time: Time): Schedule {
  const cancels = new Set<() => void>();
  return {
    after(awsMs, callback) {
      const cancel = time.after(awsMs, () => {
        cancels.delete(cancel);
        callback();
      });
      cancels.add(cancel);
    },
    close() {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}
