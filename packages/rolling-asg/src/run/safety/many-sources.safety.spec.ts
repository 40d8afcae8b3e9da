import type { RolloutEvent } from '../../engine/context/events.js';
import { continuationKeys } from '../../journal/tags.js';
import { undoOf } from '../../journal/undo-tags.js';
import { createStory, ownTags, firstGroup } from '../../testing/narrative.js';
import { webElb } from '../../testing/simulation/web-elb.js';
import { abortRollout } from '../abort-rollout.js';
import { diagnoseService } from '../diagnose-service.js';

/** Of the longest names: four to a tag. */
const targetGroups = Array.from({ length: 12 }, (_, index) => {
  const name = `web-${index}-`.padEnd(32, 'x');
  const path = `targetgroup/${name}/${String(index).padStart(16, '0')}`;
  return { ...webElb, id: `arn:aws:elasticloadbalancing:us-east-1:123456789012:${path}`, name };
});
const sourceIds = targetGroups.map(({ id }) => id);

/** A service behind all of them. */
async function createLive() {
  const story = createStory(targetGroups);
  await story.roll('ami-1', { plan: { firstGroup: { ...firstGroup, sourceIds } } });
  const { worst } = story.cloud.watchServing(() => 3);
  return { ...story, worst };
}

/** Refuses every call from the first one of this name on: as if the runner had died there. */
const dead = (from: string) => {
  let isDead = false;
  return ({ name }: { readonly name: string }) => {
    isDead ||= name === from;
    return isDead ? ({ kind: 'refused' } as const) : undefined;
  };
};

type Story = Awaited<ReturnType<typeof createLive>>;

/** A runner that died after it has taken previous out of all of them. */
async function dieDetached({ roll, clock }: Story): Promise<void> {
  let isDetached = false;
  const faults = ({ name }: { readonly name: string }) => {
    const isNow = isDetached;
    isDetached ||= name === 'detachTrafficSources';
    return isNow ? ({ kind: 'refused' } as const) : undefined;
  };
  await roll('ami-2', { faults }).catch(() => undefined);
  await clock.sleep(120_000);
}

/** Somebody takes one of our tags off. */
function untag({ cloud }: Story, key: string): void {
  const previous = cloud.group('web-v001');
  if (previous !== undefined) previous.tags = previous.tags.filter((tag) => tag.key !== key);
}

/** Then it does not tell of the others. */
function attachNextToTwo({ cloud }: Story): void {
  const next = cloud.group('web-v002');
  if (next !== undefined) next.sourceIds = sourceIds.slice(0, 2);
}

async function abort({ cloud, clock }: Story): Promise<readonly RolloutEvent[]> {
  const events: RolloutEvent[] = [];
  const onEvent = (event: RolloutEvent) => void events.push(event);
  await abortRollout(cloud.port(), { service: 'web', clock, by: 'ben', onEvent });
  return events;
}

const attachedOf = ({ cloud }: Story) => [...(cloud.group('web-v001')?.sourceIds ?? [])].sort();

describe('a service behind more target groups than one tag remembers', () => {
  it('is rolled, and none of our tags is left', async () => {
    const { cloud, roll, clock, worst } = await createLive();

    const result = await roll('ami-2');

    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v002', inService: 3 } });
    expect(cloud.group('web-v002')?.sourceIds).toEqual(sourceIds);
    expect(ownTags(cloud.group('web-v002'))).toEqual({ service: 'web', role: 'live' });
    expect(worst()).toBeGreaterThanOrEqual(0);
    expect(await diagnoseService(cloud.port(), { service: 'web', clock })).toEqual([]);
  }, 30_000);

  it('has all of them written down, in one call, before the first of them is taken', async () => {
    const story = await createLive();

    await dieDetached(story);

    const previous = story.cloud.group('web-v001') ?? { tags: [] };
    expect(undoOf(previous)).toMatchObject({ sourceIds });
    expect(undoOf(previous)).not.toHaveProperty('unreadOf');
    expect(previous.tags.filter(({ key }) => continuationKeys.includes(key))).toHaveLength(3);
    const { changes } = story.cloud;
    const written = changes.filter((change) => change.includes('lb=+3.'));
    expect(written.length).toBeGreaterThan(0);
    expect(written.every((change) => /undo-2=.* undo-3=.* undo-4=/.test(change))).toBe(true);
    const detached = changes.findIndex((change) => change.startsWith('detachTrafficSources'));
    expect(changes.findIndex((change) => change.includes('lb=+3.'))).toBeLessThan(detached);
  }, 30_000);

  it.each(['tagGroup', 'setInstanceProtection', 'readTargetStates', 'detachTrafficSources', 'deleteGroup'])(
    'is whole after an abort of a rollout whose runner died at %s',
    async (from) => {
      const story = await createLive();
      const { cloud, clock, roll, worst } = story;
      await roll('ami-2', { faults: dead(from) }).catch(() => undefined);
      await clock.sleep(120_000);

      await abortRollout(cloud.port(), { service: 'web', clock, by: 'ben' });

      const [live] = cloud.state.groups.values();
      expect([...(live?.sourceIds ?? [])].sort()).toEqual([...sourceIds].sort());
      expect(ownTags(live)).toEqual({ service: 'web', role: 'live' });
      expect(worst()).toBeGreaterThanOrEqual(0);
      expect(await diagnoseService(cloud.port(), { service: 'web', clock })).toEqual([]);
    },
    30_000,
  );

  it('is looked at again while one of the tags is not visible yet', async () => {
    const story = await createLive();
    const { cloud, clock } = story;
    await dieDetached(story);
    const before = cloud.group('web-v001')?.tags ?? [];
    untag(story, 'clicamos:undo-3');
    attachNextToTwo(story);
    const visible = clock.sleep(5_000).then(() => {
      const previous = cloud.group('web-v001');
      if (previous !== undefined) previous.tags = before;
    });

    const events = await abort(story);

    await visible;
    expect(attachedOf(story)).toEqual([...sourceIds].sort());
    expect(events.map(({ kind }) => kind)).not.toContain('left');
  }, 30_000);

  it('is put back into all of them although somebody took one of the tags off: next knows the others', async () => {
    const story = await createLive();
    await dieDetached(story);
    untag(story, 'clicamos:undo-3');
    expect(attachedOf(story)).toEqual([]);

    const events = await abort(story);

    expect(attachedOf(story)).toEqual([...sourceIds].sort());
    expect(ownTags(story.cloud.group('web-v001'))).toEqual({ service: 'web', role: 'live' });
    expect(story.cloud.serving('web-v001')).toBe(3);
    expect(events.map(({ kind }) => kind)).not.toContain('left');
    expect(story.worst()).toBeGreaterThanOrEqual(0);
  }, 30_000);

  it('is put back into those that are known, and what is not known is told', async () => {
    const story = await createLive();
    await dieDetached(story);
    untag(story, 'clicamos:undo-3');
    attachNextToTwo(story);

    const events = await abort(story);

    const known = sourceIds.filter((_, index) => index < 4 || index >= 8);
    expect(attachedOf(story)).toEqual([...known].sort());
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'left',
        what: 'load balancers of web-v001 that only its tags knew',
        reason: 'the tags `clicamos:undo-2` and on do not have all that `clicamos:undo` counts',
      }),
    );
  }, 30_000);
});
