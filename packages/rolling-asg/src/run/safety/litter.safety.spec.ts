import { createStory } from '../../testing/narrative.js';
import { diagnoseService } from '../diagnose-service.js';
import { resumeRollout } from '../resume-rollout.js';
import { ended, endOf, startedStory } from '../../testing/started-story.js';

const longMs = 60_000;

/** A rollout whose runner dies when a call of this name was carried out; the first, or the one that is wanted. */
async function storyOfDeath(name: string, { isRollback = false }: { readonly isRollback?: boolean } = {}) {
  const story = await startedStory();
  const ana = story.actor('ana');
  story.cloud.watch((effect) => {
    if (effect?.by === 'ana' && effect.name === name && !ana.isDead()) ana.kill();
  });
  void ended(story.roll(isRollback ? 'ami-bad' : 'ami-2', { actor: ana }));
  while (!ana.isDead()) await story.clock.sleep(1_000);
  return story;
}

describe('case 22: a runner that dies between the template version and the group', () => {
  it.each(['createTemplateVersion', 'tagTemplate'])(
    'case 22: after %s an abort that comes at once leaves no version',
    async (name) => {
      const story = await storyOfDeath(name);

      const end = await story.abort();

      expect(end).toMatchObject({ outcome: 'nothing-to-do', reason: expect.stringContaining('version 2') });
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );

  it.each(['createTemplateVersion', 'tagTemplate'])(
    'case 22: after %s a deploy that comes at once leaves no version but its own',
    async (name) => {
      const story = await storyOfDeath(name);

      const end = await ended(story.roll('ami-3', { actor: story.actor('ben') }));

      expect(endOf(end)).toBe('deployed');
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );

  it.each(['createTemplateVersion', 'tagTemplate'])(
    'case 22: after %s a resume has nothing to go on with, takes the version back and says so',
    async (name) => {
      const story = await storyOfDeath(name);
      const { clock } = story;

      const end = await ended(resumeRollout(story.actor('ben').port, { service: 'web', clock }));

      expect(endOf(end)).toBe('BadOptions');
      expect(end).toMatchObject({
        error: { message: expect.stringMatching(/no rollout to resume; r-2 died .* version 2 was removed/) },
      });
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );

  it(
    'case 22: the version of a rollout that lives and is about to make its group is left alone',
    async () => {
      const story = await startedStory();
      let abort: Promise<unknown> | undefined;
      const ana = story.actor('ana', {
        gate: ({ name }) => {
          if (name !== 'createGroup') return undefined;
          abort ??= ended(story.abort());
          return story.clock.sleep(10_000);
        },
      });

      const end = await ended(story.roll('ami-2', { actor: ana }));
      await abort;

      expect(endOf(end)).toBe('deployed');
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );

  it(
    'case 22: the doctor tells of it once it is old, also where an older release is live',
    async () => {
      const story = await storyOfDeath('createTemplateVersion');
      const { cloud, clock } = story;
      const template = [...cloud.state.templates.values()][0];
      const diagnose = () => diagnoseService(cloud.port(), { service: 'web', clock });
      const young = await diagnose();
      await story.pass(80_000);
      const old = await diagnose();

      expect(young).toEqual([]);
      expect(old).toMatchObject([{ kind: 'orphan-version', version: 2 }]);
      expect(template?.versions.size).toBe(2);
    },
    longMs,
  );
});

describe('a runner that dies on the way back', () => {
  it.each(['detachTrafficSources', 'resizeGroup', 'deleteGroup'])(
    'a resume after %s of next goes back to the end',
    async (name) => {
      const story = await storyOfDeath(name, { isRollback: true });
      const { clock } = story;
      await story.pass(80_000);

      const end = await ended(resumeRollout(story.actor('ben').port, { service: 'web', clock }));

      expect(endOf(end)).toBe('rolled-back');
      expect(story.flaws()).toEqual([]);
      expect(story.servingGroups()).toEqual({ 'web-v001': 3 });
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );
});

describe("the way back of a first deploy, whose launch template is another rollout's by then", () => {
  it(
    'leaves the template, because a version was made right before it was to go',
    async () => {
      const { cloud, roll, events } = createStory();
      let tries = 0;

      const end = await roll('ami-bad', {
        faults: ({ name }) => {
          if (name !== 'deleteTemplate' || ++tries > 1) return undefined;
          for (const template of cloud.state.templates.values()) {
            const made = { description: 'web-v002 ami-2 rollout r-9', imageId: 'ami-2', createdAtMs: 0 };
            template.versions.set(2, made);
            template.latest = 2;
          }
          return { kind: 'throttled' };
        },
      });

      expect(end.outcome).toBe('rolled-back');
      expect(cloud.state.templates.size).toBe(1);
      expect(events.filter(({ kind }) => kind === 'left')).toMatchObject([
        { what: 'version 1 of launch template clicamos-web', reason: 'version 2 was made since' },
      ]);
    },
    longMs,
  );
});
