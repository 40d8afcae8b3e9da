import { validationError } from './errors.js';

/** Seconds that a session of a role lasts at most; an hour unless the request says other. Throws `ValidationError`. */
export function checkSessionDuration(seconds = 3600): number {
  if (seconds >= 3600 && seconds <= 43_200) return seconds;
  throw validationError(
    `1 validation error detected: Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: ` +
      'Member must have value between 3600 and 43200',
  );
}
