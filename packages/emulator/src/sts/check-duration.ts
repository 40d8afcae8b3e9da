import { AwsError } from '../service/aws-error.js';

/** @throws AwsError `ValidationError` for a session that AWS would find too short or too long */
export function checkDuration(seconds: number, max: number): void {
  if (seconds >= 900 && seconds <= max) return;
  const bound = seconds < 900 ? 'greater than or equal to 900' : `less than or equal to ${max}`;
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${bound}`,
  );
}
