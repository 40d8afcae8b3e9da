import { createStory } from '../testing/narrative.js';

const alarms = ['errors'];
const silent = { name: 'errors', state: 'OK', reason: '' };
const ringing = { name: 'errors', state: 'ALARM', reason: '1 datapoint was greater than the threshold' };

describe('the alarms of a rollout', () => {
  it.each([
    ['rings', ringing, 'alarm `errors` is in ALARM: 1 datapoint was greater than the threshold'],
    ['is not there any more', undefined, 'there is no alarm `errors`'],
    ['has no data', { ...silent, state: 'INSUFFICIENT_DATA' }, 'alarm `errors` has no data to judge by'],
  ])('send it back when one %s', async (_what, alarm, reason) => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    cloud.state.alarms.set('errors', silent);

    const result = await roll('ami-2', {
      alarms,
      plan: { alarms, bakeMs: 60_000 },
      onEvent: (event) => {
        if (event.kind !== 'step-started' || event.step.kind !== 'bake') return;
        if (alarm === undefined) cloud.state.alarms.delete('errors');
        else cloud.state.alarms.set('errors', alarm);
      },
    });

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      reason: `The rollout's alarms: ${reason}`,
      live: { name: 'web-v001', inService: 3 },
    });
  });

  it('hold it while they cannot be read, and let it go on when they can', async () => {
    const { cloud, roll, events } = createStory();
    await roll('ami-1');
    cloud.state.alarms.set('errors', silent);
    let failures = 0;

    const result = await roll('ami-2', {
      alarms,
      faults: ({ name }) => (name === 'findAlarms' && failures++ < 20 ? { kind: 'throttled' } : undefined),
    });

    expect(result.outcome).toBe('deployed');
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'waiting',
        reason: expect.stringContaining('the alarms could not be read'),
      }),
    );
  });

  it.each([
    ['rings already', ringing, 'Alarm `errors` is in ALARM'],
    ['is not there', undefined, 'There is no alarm `errors`'],
  ])('refuse it before anything is changed when one %s', async (_what, alarm, text) => {
    const { cloud, roll } = createStory();
    if (alarm !== undefined) cloud.state.alarms.set('errors', alarm);

    await expect(roll('ami-1', { plan: { alarms } })).rejects.toMatchObject({
      code: 'Preflight',
      message: expect.stringContaining(text),
    });
    expect(cloud.changes).toEqual([]);
  });
});
