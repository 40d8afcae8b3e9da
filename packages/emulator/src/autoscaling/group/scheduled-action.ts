import type { ScheduledUpdateGroupAction } from '@aws-sdk/client-auto-scaling';
import type { Surroundings } from '../../service/service.js';
import { nextStart, type Timing } from './next-start.js';

/** What knows the time. */
interface InTime {
  readonly surroundings: Pick<Surroundings, 'time'>;
}

/** A scheduled action as it is stored with its group. */
export interface ScheduledAction {
  /** As it is described; its start time is when it acts next. */
  readonly described: ScheduledUpdateGroupAction;
  readonly timing: Timing;
  /** From then on its time passes as fast as all of AWS's waiting does. */
  readonly putAtMs: number;
  /** When it acts next, by the clock; none: never. */
  readonly dueAtMs: number | undefined;
}

/** The action with its next start after an instant of AWS's time. */
export function withNextStart(
  { surroundings }: InTime,
  action: Omit<ScheduledAction, 'dueAtMs'>,
  after: Date,
): ScheduledAction {
  const { described, timing, putAtMs } = action;
  const next = nextStart(timing, after);
  const waitMs = next === undefined ? undefined : surroundings.time.scaled(next.getTime() - putAtMs);
  return {
    ...action,
    described: { ...described, StartTime: next, Time: next },
    dueAtMs: waitMs === undefined ? undefined : putAtMs + waitMs,
  };
}

/** What time it is for the action: AWS's time, counted from when it was put. */
export function timeOf({ surroundings }: InTime, { putAtMs }: Pick<ScheduledAction, 'putAtMs'>): Date {
  const { time } = surroundings;
  return new Date(putAtMs + (time.now().getTime() - putAtMs) / time.scaled(1));
}
