import type { AlarmPort } from '../../service/ports.js';

/** CloudWatch's alarms as Auto Scaling sees them; the test sets them off. */
export interface FakeAlarms extends AlarmPort {
  set(alarmName: string, state: 'OK' | 'ALARM'): void;
}

/** Alarms of these names, all well. */
export function createFakeAlarms(names: readonly string[]): FakeAlarms {
  const states = new Map<string, 'OK' | 'ALARM'>(names.map((name) => [name, 'OK']));
  const listeners = new Set<(alarmName: string) => void>();
  return {
    state: (alarmName) => states.get(alarmName),
    naming: () => [],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(alarmName, state) {
      states.set(alarmName, state);
      for (const listener of listeners) listener(alarmName);
    },
  };
}
