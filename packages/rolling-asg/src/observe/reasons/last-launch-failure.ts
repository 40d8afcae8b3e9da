import type { Activity } from '../../cloud/cloud.js';
import { holdsEverywhere, isPermanent } from './launch-failure.js';

/** Launches that have come to an end, newest first. */
function endedLaunches(activities: readonly Activity[]): readonly Activity[] {
  return activities.filter(
    ({ status, failure, description }) =>
      failure !== undefined || (status === 'Successful' && /^Launching/.test(description)),
  );
}

/** In the cloud's words, why the last launch of a group failed; `undefined` when it did not. */
export function lastLaunchFailure(activities: readonly Activity[]): string | undefined {
  const [last] = endedLaunches(activities);
  return last?.failure === undefined
    ? undefined
    : `the last launch failed: ${last.message ?? last.description}`;
}

/** Once is no proof: what was made a moment ago may not be seen yet, and one zone may lack what another one has. */
const enoughFailures = 2;

/** After some that went well: it has been withdrawn meanwhile, in every zone. */
const enoughAfterSuccess = 3;

/**
 * Whether a group launches nothing any more until somebody puts something right: every launch has failed for a reason
 * that stays, or all of the last ones have, for one that is the same in every zone.
 */
export function isHopelessLaunching(activities: readonly Activity[]): boolean {
  const ended = endedLaunches(activities);
  const lastGood = ended.findIndex(({ failure }) => failure === undefined);
  const failures = lastGood < 0 ? ended : ended.slice(0, lastGood);
  const stays = lastGood < 0 ? isPermanent : holdsEverywhere;
  const enough = lastGood < 0 ? enoughFailures : enoughAfterSuccess;
  return (
    failures.length >= enough && failures.every(({ failure }) => failure !== undefined && stays(failure))
  );
}
