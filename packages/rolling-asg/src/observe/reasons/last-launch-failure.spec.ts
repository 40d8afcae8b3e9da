import type { Activity, LaunchFailure } from '../../cloud/cloud.js';
import { isHopelessLaunching, lastLaunchFailure } from './last-launch-failure.js';

const failed = (failure: LaunchFailure, message = failure as string): Activity => ({
  status: 'Failed',
  description: 'Launching a new EC2 instance',
  cause: '',
  message,
  failure,
});
const done = (description: string): Activity => ({ status: 'Successful', description, cause: '' });
const launched = done('Launching a new EC2 instance: i-1');

describe('lastLaunchFailure', () => {
  it.each<[string, readonly Activity[], string | undefined]>([
    ['nothing was launched', [], undefined],
    ['the last one went well', [launched, failed('quota')], undefined],
    ['the last one failed', [failed('quota', 'too many'), launched], 'the last launch failed: too many'],
    [
      'one was terminated since',
      [done('Terminating EC2 instance: i-1'), failed('quota', 'too many')],
      'the last launch failed: too many',
    ],
    [
      'one is tried again just now',
      [
        { status: 'InProgress', description: 'Launching a new EC2 instance', cause: '' },
        failed('quota', 'too many'),
      ],
      'the last launch failed: too many',
    ],
    [
      'a hook was abandoned',
      [{ ...failed('lifecycle-hook', 'abandoned'), status: 'Cancelled' }],
      'the last launch failed: abandoned',
    ],
  ])('where %s', (_what, activities, reason) => {
    expect(lastLaunchFailure(activities)).toBe(reason);
  });
});

describe('isHopelessLaunching', () => {
  it.each<[string, readonly Activity[], boolean]>([
    ['one failure', [failed('image')], false],
    ['two that stay', [failed('image'), failed('image')], true],
    ['one that stays and one that passes', [failed('image'), failed('no-capacity')], false],
    ['failures that pass', [failed('quota'), failed('quota'), failed('quota')], false],
    ['two after a good one', [failed('image'), failed('image'), launched], false],
    ['three after a good one', [failed('image'), failed('image'), failed('permission'), launched], true],
    [
      'three of one zone, after a good one of another',
      [failed('instance-type'), failed('instance-type'), failed('subnet'), launched],
      false,
    ],
    ['a good one after all', [launched, failed('image'), failed('image'), failed('image')], false],
  ])('%s', (_what, activities, isHopeless) => {
    expect(isHopelessLaunching(activities)).toBe(isHopeless);
  });
});
