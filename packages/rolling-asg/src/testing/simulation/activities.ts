import type { Activity } from '../../cloud/cloud.js';
import type { SimGroup, SimState } from './sim-state.js';

const most = 20;

/** Remembers a scaling activity, newest first. */
export function noteActivity(state: SimState, group: SimGroup, activity: Partial<Activity>): void {
  const whole: Activity = {
    status: 'Successful',
    description: '',
    cause: 'a difference between desired and actual capacity',
    startedAtMs: state.now,
    ...activity,
  };
  group.activities = [whole, ...(group.activities ?? [])].slice(0, most);
}
