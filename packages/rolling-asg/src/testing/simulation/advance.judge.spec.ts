import fc from 'fast-check';
import { createFakeClock } from '../fake-clock.js';
import { createSimulatedCloud, type SimulatedCloud } from '../simulated-cloud.js';
import { makeGroup } from './make-group.js';
import type { OperatorAction } from './operate.js';
import { toGroup } from './to-group.js';
import { instanceStates } from './health.js';

const images = { 'ami-1': {}, 'ami-odd': { bootMs: 33_333, breaksAfterMs: 150_500, inFlightMs: 1_700 } };

/** What there is at each second, with or without somebody who looks meanwhile. */
async function film(
  paceMs: number,
  actions: readonly [number, OperatorAction][],
): Promise<readonly string[]> {
  const clock = createFakeClock(0);
  const cloud = createSimulatedCloud(clock, images);
  cloud.state.load = 2.2;
  const frames = new Map<number, string>();
  cloud.watch(() => frames.set(cloud.state.now, frame(cloud)));
  await makeGroup(cloud, { name: 'odd', imageId: 'ami-odd', desiredCapacity: 3, target: 1 });
  await makeGroup(cloud, { name: 'good', imageId: 'ami-1', desiredCapacity: 2 });
  const marks = [...actions].sort(([a], [b]) => a - b);
  for (const [at, action] of marks) {
    while (clock.now() < at) {
      await clock.sleep(Math.min(paceMs, at - clock.now()));
      cloud.settle();
    }
    cloud.operate('odd', action);
  }
  await clock.sleep(600_000);
  cloud.settle();
  return [...frames]
    .sort(([a], [b]) => a - b)
    .flatMap(([, text], at, all) => (text === all[at - 1]?.[1] ? [] : text));
}

function frame({ state }: SimulatedCloud): string {
  const groups = [...state.groups.values()].map((group) => toGroup(state, group));
  return JSON.stringify([groups, instanceStates(state, 'web-elb')]);
}

describe('time that nobody watches', () => {
  it('brings the same as time that is watched each second', async () => {
    const action = fc.oneof(
      fc.record({
        kind: fc.constantFrom('terminate', 'break', 'standby', 'deregister', 'protect'),
        index: fc.nat(3),
      } as const),
      fc.constant({ kind: 'detach' } as const),
      fc.constant({ kind: 'attach', sourceIds: ['web-elb'] } as const),
      fc.record({
        kind: fc.constant('resize'),
        sizes: fc.record({ desiredCapacity: fc.integer({ min: 1, max: 6 }) }),
      } as const),
    );
    const script = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 500 }).map((s) => s * 1000),
        action,
      ),
      { maxLength: 4 },
    );

    await fc.assert(
      fc.asyncProperty(script, async (actions) => {
        const watched = await film(1_000, actions);
        const unwatched = await film(Infinity, actions);

        expect(changesOf(unwatched)).toEqual(changesOf(watched));
      }),
      { numRuns: 60 },
    );
  });
});

/** Frames that differ from the one before. */
function changesOf(frames: readonly string[]): readonly string[] {
  return frames.filter((frame, index) => frame !== frames[index - 1]);
}
