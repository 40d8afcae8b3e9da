import type { GroupSnapshot, InstanceSnapshot } from '@clicamos/rolling-asg';
import { describeWaiting, waitKey, type WaitingEvent } from './describe-waiting.js';

const instance = (instanceId: string, state: InstanceSnapshot['state'], text: string): InstanceSnapshot => ({
  instanceId,
  state,
  text,
  zone: 'us-east-1a',
  seenAtMs: 0,
});

function waiting(
  instances: readonly InstanceSnapshot[],
  overrides: Partial<WaitingEvent> = {},
): WaitingEvent {
  const serving = instances.filter(({ state }) => state === 'serving').length;
  const next: GroupSnapshot = { name: 'web-v002', role: 'next', desiredCapacity: 2, serving, instances };
  return {
    kind: 'waiting',
    at: 1_000,
    rolloutId: 'r-1',
    service: 'web',
    step: 'awaitCapacity',
    reason: 'the engine says why',
    deadlineAt: 61_000,
    nextPollAt: 6_000,
    snapshot: { wanted: 2, next },
    ...overrides,
  };
}

describe('describeWaiting', () => {
  it.each([
    [
      'tells instances that wait for the same thing together',
      [instance('i-1', 'booting', 'booting for 5 s'), instance('i-2', 'booting', 'booting for 5 s')],
      'web-v002 0/2 serving · 2 instances booting for 5 s · gives up in 1m',
    ],
    [
      'names the one that is missing',
      [instance('i-1', 'serving', 'serving'), instance('i-2', 'checking', 'needs 1 of 2 more checks')],
      'web-v002 1/2 serving · i-2 needs 1 of 2 more checks · gives up in 1m',
    ],
    [
      'says what the engine says where instances do not explain it',
      [],
      'web-v002 0/2 serving · the engine says why · gives up in 1m',
    ],
  ])('%s', (_what, instances, line) => {
    expect(describeWaiting(waiting(instances))).toBe(line);
  });
});

describe('a launch that failed', () => {
  const launchFailure = 'web-v002: the last launch failed: no free addresses';
  const booting = [instance('i-1', 'booting', 'booting for 5 s')];

  it('stands in the line, beside what is not launched yet', () => {
    expect(describeWaiting(waiting(booting, { launchFailure }))).toBe(
      `web-v002 0/2 serving · i-1 booting for 5 s; 1 not launched yet · ${launchFailure} · gives up in 1m`,
    );
  });

  it('makes a wait another one, as does a hook that holds an instance', () => {
    const held = [instance('i-1', 'held', 'in Pending:Wait for 5 s')];
    const keys = [waiting(booting), waiting(booting, { launchFailure }), waiting(held)].map(waitKey);

    expect(new Set(keys).size).toBe(3);
  });
});

describe('waitKey', () => {
  const before = waiting([instance('i-1', 'booting', 'booting for 5 s')]);

  it('stays while only seconds count down', () => {
    const later = waiting([instance('i-1', 'booting', 'booting for 9 s')], { at: 5_000 });

    expect(waitKey(later)).toBe(waitKey(before));
  });

  it('changes with the state of an instance', () => {
    expect(waitKey(waiting([instance('i-1', 'serving', 'serving')]))).not.toBe(waitKey(before));
  });

  it('changes with what somebody else did to a group, which no instance shows', () => {
    const reason = 'somebody else changed `web-v001`: want Terminate running, have suspended';

    expect(waitKey({ ...before, reason })).not.toBe(waitKey(before));
  });
});
