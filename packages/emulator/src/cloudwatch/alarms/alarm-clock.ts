import type { Time } from '../../time/time.js';

/** Looks at alarms again and again, each at its own pace. */
export interface AlarmClock {
  /** From now on, in place of before. @param everySeconds AWS's */
  start(alarmName: string, everySeconds: number): void;
  stop(alarmName: string): void;
  close(): void;
}

export function createAlarmClock(time: Time, look: (alarmName: string) => void): AlarmClock {
  const cancels = new Map<string, () => void>();
  const stop = (name: string) => {
    cancels.get(name)?.();
    cancels.delete(name);
  };
  const start = (name: string, everySeconds: number) => {
    stop(name);
    const next = () => {
      cancels.set(name, time.after(everySeconds * 1_000, next));
      look(name);
    };
    cancels.set(name, time.after(everySeconds * 1_000, next));
  };
  return {
    start,
    stop,
    close() {
      for (const name of [...cancels.keys()]) stop(name);
    },
  };
}
