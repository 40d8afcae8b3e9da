import { readService } from './read-service.mjs';
import { settle } from './settle.mjs';

/**
 * Watches a whole service from now on. `end` waits until it is whole again, and answers what was lost, the least
 * that served, and why it did not hold.
 *
 * @param {object} world
 */
export async function watchDisturbance(world) {
  const { clients, traffic, serving, whole } = world;
  const now = await readService(clients);
  const before = { ...now, groups: whole.groups };
  const counts = traffic.counts();
  serving.reset();
  return {
    /** The service as it is now. */
    now,
    async end() {
      const left = await settle(world, before);
      await traffic.settled();
      const lost = traffic.lostSince(counts);
      const least = serving.least();
      return {
        before,
        isWhole: left.length === 0,
        lost: lost.length,
        least,
        reasons: reasonsOf({ left, lost, least, whole }),
      };
    },
  };
}

function reasonsOf({ left, lost, least, whole }) {
  const { desired } = whole.groups[0].settings;
  return [
    ...left,
    ...(lost.length > 0 ? [`${lost.length} requests lost, the first ${lost[0]}`] : []),
    ...(least < desired ? [`only ${least} of ${desired} served`] : []),
  ];
}
