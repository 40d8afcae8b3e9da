import { planRollout } from '../../plan/plan-rollout.js';
import { runRollout } from '../run-rollout.js';
import { makeGroup } from '../../testing/simulation/make-group.js';
import { ended, endOf, startedStory } from '../../testing/started-story.js';

const longMs = 60_000;

const textOf = (end: Awaited<ReturnType<typeof ended>>) =>
  'error' in end ? String(end.error) : `${end.outcome}: ${end.reason ?? ''}`;

describe('a plan', () => {
  it(
    'case 4: that two other rollouts have overtaken is refused, and it says why',
    async () => {
      const story = await startedStory();
      const { cloud, clock, roll } = story;
      const stale = await planRollout(cloud.port(), {
        service: 'web',
        imageId: 'ami-slow',
        rolloutId: 'r-stale',
      });
      await roll('ami-2');
      await roll('ami-3');
      cloud.changes.length = 0;

      const run = await ended(runRollout(stale, { cloud: cloud.port(), clock }));

      expect(textOf(run)).toMatch(/RolloutError: .*(stale|plan again)/);
      expect(story.servingGroups()).toEqual({ 'web-v003': 3 });
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );

  it(
    'case 16: whose runner sleeps before its first write while two other rollouts go by is refused',
    async () => {
      const { calls, firstWrite } = await findFirstWrite();
      expect(firstWrite).toBeLessThan(calls);
      for (let before = 0; before < firstWrite; before++) {
        const story = await startedStory();
        const ana = story.actor('ana', {
          onCall: ({ index }) => {
            // From the answer of this call on the machine is asleep.
            if (index === firstWrite - before) ana.fallAsleep(3_600_000);
          },
        });

        const late = ended(story.roll('ami-slow', { actor: ana }));
        await story.clock.sleep(1);
        await story.roll('ami-2', { plan: { rolloutId: 'r-second' } }).catch(() => undefined);
        await story.roll('ami-3', { plan: { rolloutId: 'r-third' } }).catch(() => undefined);
        await late;
        await story.pass(600_000);

        expect([before, story.flaws()]).toEqual([before, []]);
        expect(story.worst()).toBeGreaterThanOrEqual(0);
      }
    },
    longMs,
  );

  it(
    'case 9: of the image that is live says when the live group does not serve, and is no success',
    async () => {
      const story = await startedStory();
      story.cloud.state.images.set('ami-1', { isBad: true });

      const end = await ended(story.roll('ami-1'));

      expect(endOf(end)).not.toBe('nothing-to-do');
      expect(textOf(end)).toMatch(/does not serve|serves with 0 of 3/);
    },
    longMs,
  );

  it(
    'case 11: judges what is live by the instances, not by what `$Latest` says now',
    async () => {
      const story = await startedStory();
      const { cloud } = story;
      cloud.operate('web-v001', { kind: 'delete' });
      await story.pass(60_000);
      await makeGroup(cloud, { name: 'legacy', imageId: 'ami-1', desiredCapacity: 3 });
      const legacy = cloud.group('legacy');
      if (legacy === undefined) throw new Error('`legacy` is not there');
      legacy.tracksLatest = true;
      await story.pass(120_000);
      const release = {
        base: { kind: 'scratch' },
        overrides: {},
        description: 'by hand',
        token: 'x',
      } as const;
      await cloud
        .port()
        .createTemplateVersion({ ...release, templateId: legacy.templateId, imageId: 'ami-2' });

      const end = await ended(story.roll('ami-2', { plan: { adopt: 'legacy', firstGroup: undefined } }));

      expect(endOf(end)).toBe('deployed');
      expect(Object.keys(story.servingGroups())).not.toContain('legacy');
    },
    longMs,
  );

  it.each([
    ['another service', 'clicamos:service', 'api', /api/],
    [
      'CloudFormation',
      'aws:cloudformation:stack-name',
      'shop-prod',
      /CloudFormation.*shop-prod|shop-prod.*CloudFormation/,
    ],
    [
      'Elastic Beanstalk',
      'elasticbeanstalk:environment-name',
      'shop-env',
      /Beanstalk.*shop-env|shop-env.*Beanstalk/,
    ],
    ['EKS', 'eks:cluster-name', 'shop-eks', /EKS.*shop-eks|shop-eks.*EKS/],
  ])('case 13: does not adopt a group of %s, and names the owner', async (_owner, key, value, pattern) => {
    const story = await startedStory();
    const { cloud } = story;
    await makeGroup(cloud, { name: 'theirs', imageId: 'ami-1', desiredCapacity: 2 });
    await story.pass(120_000);
    await cloud.port().tagGroup('theirs', { [key]: value });
    cloud.changes.length = 0;

    const end = await ended(
      story.roll('ami-2', { plan: { service: 'shop', adopt: 'theirs', firstGroup: undefined } }),
    );

    expect(textOf(end)).toMatch(pattern);
    expect(endOf(end)).toMatch(/^(BadOptions|Preflight)$/);
    expect(cloud.changes).toEqual([]);
  });
});

/** Of a roll alone: how many calls it makes with its plan, and which of them is the first that changes something. */
async function findFirstWrite() {
  const story = await startedStory();
  let calls = 0;
  let firstWrite = 0;
  const ana = story.actor('ana', {
    onCall: ({ index, change }) => {
      calls = index;
      if (change === 1) firstWrite = index;
    },
  });
  await story.roll('ami-2', { actor: ana });
  return { calls, firstWrite };
}
