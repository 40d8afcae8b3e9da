import { createStory, firstGroup } from '../testing/narrative.js';

describe('bad input', () => {
  it('is refused by preflight before anything is changed', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');

    const run = roll('ami-none');

    await expect(run).rejects.toMatchObject({
      code: 'Preflight',
      message: '`web` cannot be rolled out: There is no AMI `ami-none` in this account and region',
    });
    expect(cloud.changes).toEqual([]);
  });

  it.each([
    ['a desired capacity over the maximum', { desiredCapacity: 9 }, 'Desired capacity 9 is more than max 8'],
    ['nothing to run', { minSize: 0, desiredCapacity: 0 }, 'The desired capacity is 0'],
    [
      'a load balancer that does not exist',
      { sourceIds: ['nope'] },
      'There is no Classic Load Balancer `nope`',
    ],
    ['no load balancer', { sourceIds: [] }, 'No load balancer and no target group is attached'],
  ])('%s is refused with a sentence', async (_name, change, text) => {
    const { cloud, roll } = createStory();

    const run = roll('ami-1', { plan: { firstGroup: { ...firstGroup, ...change } } });

    await expect(run).rejects.toMatchObject({ code: 'Preflight', message: expect.stringContaining(text) });
    expect(cloud.changes).toEqual([]);
  });

  it.each([
    ['a service without a group', { firstGroup: undefined }, '`web` has no group yet'],
    [
      'a group to adopt that is not there',
      { adopt: 'nope' },
      'There is no Auto Scaling group `nope` to adopt',
    ],
    ['no samples', { samples: 0 }, 'Expected `samples` to be an integer >= 1, got `0` (number)'],
    ['a service that is no name', { service: 'a b' }, 'Expected `service` to be letters'],
  ])('%s is a bad option', async (_name, plan, text) => {
    const { roll } = createStory();

    const run = roll('ami-1', { plan });

    await expect(run).rejects.toMatchObject({ code: 'BadOptions', message: expect.stringContaining(text) });
  });
});
