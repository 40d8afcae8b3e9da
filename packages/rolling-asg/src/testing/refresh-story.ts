import { resumeRollout } from '../run/resume-rollout.js';
import type { RunInput } from './narrative.js';
import type { CallSeen, Fault } from './simulated-cloud.js';
import type { Actor } from './simulation/actor.js';
import { ended, startedStory } from './started-story.js';

/** A service with `ami-1` live at 3 in a group that is to keep its name, and an eye on what serves. */
export async function refreshStory() {
  const story = await startedStory();
  const refresh = (imageId: string, { plan, ...input }: RunInput = {}) =>
    story.roll(imageId, { ...input, plan: { strategy: 'refresh', ...plan } });

  return {
    ...story,
    refresh,
    /** The images of the group's instances, without those that are on their way out. */
    images: () => {
      const staying = story.cloud
        .group('web-v001')
        ?.instances.filter((one) => one.terminatingAt === undefined);
      return staying?.map(({ imageId }) => imageId) ?? [];
    },
    resume: ({ port, clock }: Pick<Actor, 'port' | 'clock'> = story.actor('ben')) =>
      resumeRollout(port, { service: 'web', clock, by: 'ben' }),
    /** A refresh whose runner dies at its n-th change, which is never made or lands late. @returns whether it came so far */
    refreshUntilDead: async (n: number, late?: Fault): Promise<boolean> => {
      let isThere = false;
      const actor = story.actor('ana', {
        faults: ({ change }: CallSeen) => (change === n ? late : undefined),
        onCall: ({ change }) => {
          if (isThere || (change === n && late === undefined)) actor.kill();
          isThere ||= change === n;
        },
      });
      const run = ended(refresh('ami-2', { actor }));
      await Promise.race([run, story.pass(20 * 60_000)]);
      return isThere;
    },
  };
}
