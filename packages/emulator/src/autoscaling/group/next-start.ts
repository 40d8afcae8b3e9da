import { Cron } from 'croner';

/** When a scheduled action acts, in AWS's time. */
export interface Timing {
  readonly startTime: Date | undefined;
  readonly endTime: Date | undefined;
  /** Unix cron: five fields. */
  readonly recurrence: string | undefined;
  /** An IANA name. @default UTC */
  readonly timeZone: string | undefined;
}

/**
 * When a scheduled action acts next: at its start time first, then by its recurrence, never after its end time.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 */
export function nextStart(timing: Timing, after: Date): Date | undefined {
  const { startTime, endTime } = timing;
  const next = startTime !== undefined && startTime > after ? startTime : nextRecurrence(timing, after);
  return next !== undefined && (endTime === undefined || next <= endTime) ? next : undefined;
}

function nextRecurrence({ recurrence, timeZone }: Timing, after: Date): Date | undefined {
  if (recurrence === undefined) return undefined;
  return cronOf(recurrence, timeZone).nextRun(after) ?? undefined;
}

/** Whether Auto Scaling takes a recurrence: five fields, without the signs that other crons have. */
export function isRecurrence(recurrence: string): boolean {
  const fields = recurrence.trim().split(/\s+/);
  if (fields.length !== 5 || !fields.every((field) => unixField.test(field))) return false;
  return isTaken(() => cronOf(recurrence, undefined));
}

/** Whether it names a time zone. */
export const isTimeZone = (name: string) => isTaken(() => new Intl.DateTimeFormat('en', { timeZone: name }));

const unixField = /^(?:[*\d,/-]|[A-Za-z]{3})+$/;

const cronOf = (recurrence: string, timezone = 'UTC') => new Cron(recurrence, { paused: true, timezone });

function isTaken(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false; // their errors say no more than that
  }
}
