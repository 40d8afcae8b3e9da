import { createStory } from '../testing/narrative.js';
import { planDifferences } from './plan-differences.js';
import { planRollout } from './plan-rollout.js';

async function plannedTwice(between: (story: ReturnType<typeof createStory>) => unknown) {
  const story = createStory();
  await story.roll('ami-1');
  const options = { service: 'web', imageId: 'ami-2' };
  const reviewed = await planRollout(story.cloud.port(), options);
  await between(story);
  return planDifferences(reviewed, await planRollout(story.cloud.port(), options));
}

describe('what differs between two plans', () => {
  it('is nothing where the service is as it was', async () => {
    expect(await plannedTwice(() => undefined)).toEqual([]);
  });

  it('is what somebody has changed, old and new', async () => {
    const found = await plannedTwice(({ cloud }) => cloud.port().resizeGroup('web-v001', { maxSize: 12 }));

    expect(found).toEqual([
      { path: 'previous.maxSize', was: '8', is: '12' },
      { path: 'next.maxSize', was: '8', is: '12' },
    ]);
  });

  it('is what was not there before', async () => {
    const found = await plannedTwice(({ cloud }) =>
      cloud.port().putScheduledAction('web-v001', { name: 'noon', definition: {} }),
    );

    expect(found).toContainEqual({
      path: 'next.attachments.scheduledActions.1',
      was: 'nothing',
      is: '{"name":"noon","definition":{}}',
    });
  });
});
