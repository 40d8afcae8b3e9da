import { nothing, type Decision } from '../view/decision.js';
import type { View } from '../view/view.js';

/** The scheduled action whose time has come, or when the next one's will have. */
export function decideSchedule({ group }: View, nowMs: number): Decision {
  const due = [...group.scheduledActions].flatMap(([name, { dueAtMs }]) =>
    dueAtMs === undefined ? [] : { name, dueAtMs },
  );
  const first = due.toSorted((a, b) => a.dueAtMs - b.dueAtMs)[0];
  if (first === undefined || group.isDeleting) return nothing;
  return first.dueAtMs <= nowMs
    ? { actions: [{ kind: 'runScheduledAction', name: first.name }] }
    : { actions: [], lookAgainAtMs: first.dueAtMs };
}
