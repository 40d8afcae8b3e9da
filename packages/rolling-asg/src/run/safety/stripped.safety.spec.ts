import { diagnoseService } from '../diagnose-service.js';
import { repairService } from '../repair-service.js';
import { endOf, ended, startedStory } from '../../testing/started-story.js';

const longMs = 60_000;

/** The runner of `web-v002` dies when its group is made, and then somebody takes all our tags off it. */
async function storyOfStripped() {
  const story = await startedStory();
  const ana = story.actor('ana');
  story.cloud.watch((effect) => {
    if (effect?.by === 'ana' && effect.name === 'createGroup' && !ana.isDead()) ana.kill();
  });
  void ended(story.roll('ami-2', { actor: ana }));
  while (!ana.isDead()) await story.clock.sleep(1_000);
  await story.pass(300_000);
  story.cloud.operate('web-v002', { kind: 'untag' });
  return story;
}

describe('a next that serves, whose runner died and whose tags somebody took', () => {
  it(
    'holds the service, and an abort ends it',
    async () => {
      const story = await storyOfStripped();

      const end = await ended(story.roll('ami-3', { actor: story.actor('ben') }));
      const aborted = await ended(story.abort());

      expect([endOf(end), endOf(aborted)]).toEqual(['Locked', 'rolled-back']);
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );

  it(
    'is found by the doctor beside a later live group, and goes once that serves whole',
    async () => {
      const story = await storyOfStripped();
      const { cloud, clock } = story;
      const { groups } = cloud.state;
      const live = groups.get('web-v001');
      if (live === undefined) throw new Error('`web-v001` is not there');
      groups.delete('web-v001');
      groups.set('web-v003', { ...live, name: 'web-v003' });
      const { port } = story.actor('ben');

      const findings = await diagnoseService(port, { service: 'web', clock });
      const repairs = await repairService(port, { service: 'web', clock });

      expect(findings).toMatchObject([{ kind: 'stripped-group', groupName: 'web-v002', version: 2 }]);
      expect(repairs.map(({ failure }) => failure)).toEqual([undefined]);
      expect([[...groups.keys()], story.servingGroups(), story.worst()]).toEqual([
        ['web-v003'],
        { 'web-v003': 3 },
        0,
      ]);
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );

  it(
    'is found by the doctor also when it is an older generation that was on its way back',
    async () => {
      const story = await startedStory();
      const { cloud, clock } = story;
      await story.roll('ami-2', { plan: { keepPreviousMs: 600_000 } });
      cloud.operate('web-v001', { kind: 'attach', sourceIds: ['web-elb'] });
      cloud.operate('web-v001', { kind: 'untag' });
      await story.pass(300_000);
      const { port } = story.actor('ben');

      const findings = await diagnoseService(port, { service: 'web', clock });
      const repairs = await repairService(port, { service: 'web', clock });

      expect(findings).toMatchObject([
        { kind: 'stripped-group', groupName: 'web-v001', text: expect.stringContaining('`web-v002`') },
      ]);
      expect(repairs.map(({ failure }) => failure)).toEqual([undefined]);
      expect([story.servingGroups(), story.worst()]).toEqual([{ 'web-v002': 3 }, 0]);
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );
});
