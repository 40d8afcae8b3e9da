import { isCloudError } from '../../cloud/cloud-error.js';
import { createFakeClock } from '../../testing/fake-clock.js';
import type { RemovalProof } from './removal-proof.js';
import { createRemovals } from './removals.js';

describe('what takes capacity away', () => {
  it('is not sent on a proof that is old, and may be tried again with a new one', async () => {
    const clock = createFakeClock();
    const sent: string[] = [];
    const cloud = {
      detachTrafficSources: async () => void sent.push('detach'),
      resizeGroup: async () => void sent.push('resize'),
      deleteGroup: async () => void sent.push('delete'),
    };
    const removals = createRemovals(cloud, clock);
    const { signal } = new AbortController();
    const readAt = clock.now();
    // The brand has no value: it says only who made the object.
    const proof = { groupName: 'web-v001', readAt: () => readAt } as RemovalProof;
    await clock.sleep(20_001);

    const ends = await Promise.allSettled([
      removals.detach(proof, ['web-elb'], signal),
      removals.empty(proof, signal),
      removals.deleteGroup(proof, signal),
    ]);

    expect(ends.map((end) => end.status === 'rejected' && isCloudError(end.reason, 'busy'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(sent).toEqual([]);
  });
});
