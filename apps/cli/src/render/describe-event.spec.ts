import type { RolloutEvent } from '@clicamos/rolling-asg';
import { describeEvent } from './describe-event.js';

const common = { at: 1_000, rolloutId: 'r-1', service: 'web' };
const snapshot = {
  wanted: 2,
  previous: { name: 'web-v001', role: 'previous', desiredCapacity: 2, serving: 2, instances: [] },
  next: { name: 'web-v002', role: 'next', desiredCapacity: 2, serving: 1, instances: [] },
} as const;

describe('describeEvent', () => {
  it.each<[RolloutEvent, string | undefined]>([
    [
      {
        ...common,
        kind: 'rollout-started',
        nextName: 'web-v002',
        imageId: 'ami-2',
        previousName: 'web-v001',
        steps: [],
        floorMs: 0,
      },
      'rollout r-1: web-v001 -> web-v002 (ami-2), 0 steps',
    ],
    [
      {
        ...common,
        kind: 'step-started',
        step: { kind: 'deleteGroup', groupName: 'web-v001', deadlineMs: 1 },
        index: 6,
        count: 7,
      },
      'step 6 of 7: delete web-v001',
    ],
    [
      {
        ...common,
        kind: 'waiting',
        step: 'awaitCapacity',
        reason: 'i-1 boots',
        deadlineAt: 61_000,
        nextPollAt: 6_000,
        snapshot,
      },
      'web-v001 2/2 serving · web-v002 1/2 serving · i-1 boots · gives up in 1m',
    ],
    [
      { ...common, kind: 'throttled', what: 'DescribeInstanceHealth of web-elb', retryInMs: 2_000 },
      'DescribeInstanceHealth of web-elb: tried again in 2.0 s; nothing advances meanwhile',
    ],
    [
      { ...common, kind: 'capacity-changed', from: 2, to: 3, because: 'web-v001 grew to 3' },
      'capacity of next 2 -> 3: web-v001 grew to 3',
    ],
    [{ ...common, kind: 'removed', what: 'web-v002' }, 'removed web-v002'],
  ])('tells %j', (event, line) => {
    expect(describeEvent(event)).toBe(line);
  });
});
