import type { RolloutEvent } from '../engine/context/events.js';
import { tagKeys } from '../journal/tags.js';
import { endOf, ended, startedStory } from '../testing/started-story.js';
import { pauseRollout, promoteRollout } from './pause-rollout.js';
import { resumeRollout } from './resume-rollout.js';

const anHour = 3_600_000;

async function story() {
  const started = await startedStory();
  const { cloud, clock, events, roll } = started;
  const ask = { service: 'web', clock, by: 'ben' };
  return {
    ...started,
    pause: (forMs = anHour) => pauseRollout(cloud.port(), { ...ask, forMs }),
    promote: () => promoteRollout(cloud.port(), ask),
    /** Starts to roll, and does something once, at the first event that fits. */
    rollAnd: (
      isMoment: (event: RolloutEvent) => boolean,
      act: () => Promise<unknown>,
      options: Parameters<typeof roll>[1] = {},
    ) => {
      let acted: Promise<unknown> | undefined;
      const onEvent = (event: RolloutEvent) => {
        if (acted === undefined && isMoment(event)) acted = act();
      };
      const end = ended(roll('ami-2', { ...options, onEvent }));
      return end.then(async (result) => {
        await acted;
        return result;
      });
    },
    reasons: () => events.flatMap((event) => (event.kind === 'waiting' ? [event.reason] : [])),
  };
}

const isAwaiting = ({ kind, ...event }: RolloutEvent) =>
  kind === 'waiting' && 'step' in event && event.step === 'awaitCapacity';

describe('pauseRollout', () => {
  it('keeps both generations in traffic until somebody promotes the new one', async () => {
    const { pass, pause, promote, rollAnd, servingGroups, reasons, cloud, flaws, worst } = await story();
    let both: unknown;
    const wait = async () => {
      await pause();
      await pass(1_200_000);
      both = servingGroups();
      await promote();
    };

    const end = await rollAnd(isAwaiting, wait);

    expect(both).toEqual({ 'web-v001': 3, 'web-v002': 3 });
    expect(reasons()).toContainEqual(
      expect.stringMatching(
        /^paused by ben for another \S.*: `clicamos promote` goes on, `clicamos abort` goes back$/,
      ),
    );
    expect(endOf(end)).toBe('deployed');
    expect([...cloud.state.groups.keys()]).toEqual(['web-v002']);
    expect(flaws()).toEqual([]);
    expect(worst()).toBeGreaterThanOrEqual(0);
  });

  it('holds at the end of the bake, and ends a bake that is promoted at once', async () => {
    const { clock, pause, promote, rollAnd } = await story();
    const bakes = ({ kind, ...event }: RolloutEvent) =>
      kind === 'waiting' && 'step' in event && event.step === 'bake';
    const plan = { bakeMs: anHour };
    const begun = clock.now();

    const end = await rollAnd(bakes, async () => pause().then(promote), { plan });

    expect(endOf(end)).toBe('deployed');
    expect(clock.now() - begun).toBeLessThan(anHour / 2);
  });

  it('goes back when nobody promotes it in time', async () => {
    const { pause, rollAnd, servingGroups, flaws } = await story();

    const end = await rollAnd(isAwaiting, () => pause(600_000));

    expect(end).toMatchObject({
      outcome: 'rolled-back',
      reason: expect.stringContaining('nobody promoted `web-v002` in time: ben had paused it'),
    });
    expect(servingGroups()).toEqual({ 'web-v001': 3 });
    expect(flaws()).toEqual([]);
  });

  it('lasts anew for whoever pauses it once more, however long it has waited', async () => {
    const { pass, pause, promote, rollAnd, servingGroups } = await story();
    let both: unknown;
    const again = async () => {
      await pause(1_800_000);
      await pass(1_700_000);
      await pause(1_800_000);
      await pass(1_700_000);
      both = servingGroups();
      await promote();
    };

    const end = await rollAnd(isAwaiting, again);

    expect(both).toEqual({ 'web-v001': 3, 'web-v002': 3 });
    expect(endOf(end)).toBe('deployed');
  });

  it('is refused for no time at all', async () => {
    const { cloud, pause } = await story();
    cloud.changes.length = 0;

    await expect(pause(0)).rejects.toMatchObject({
      code: 'BadOptions',
      message: expect.stringMatching(/at least 1 ms, got `0`: to go back now, abort$/),
    });
    expect(cloud.changes).toEqual([]);
  });

  it('goes back when somebody aborts it meanwhile', async () => {
    const { abort, pause, rollAnd, servingGroups, flaws } = await story();

    const end = await rollAnd(isAwaiting, async () => pause().then(() => abort()));

    expect(endOf(end)).toBe('rolled-back');
    expect(servingGroups()).toEqual({ 'web-v001': 3 });
    expect(flaws()).toEqual([]);
  });

  it('goes back when the new generation stops serving while it is paused', async () => {
    const { cloud, pass, pause, rollAnd, servingGroups, flaws } = await story();
    const fail = async () => {
      await pause();
      await pass(600_000);
      cloud.state.images.set('ami-2', { isBad: true });
    };

    const end = await rollAnd(isAwaiting, fail);

    expect(end).toMatchObject({
      outcome: 'rolled-back',
      reason: expect.stringMatching(/^`web-v002` stopped serving while it was paused/),
    });
    expect(servingGroups()).toEqual({ 'web-v001': 3 });
    expect(flaws()).toEqual([]);
  });

  it('is not forgotten by an answer that does not show it any more', async () => {
    const { cloud, pass, pause, promote, rollAnd, servingGroups } = await story();
    let both: unknown;
    const hide = async () => {
      await pause();
      await pass(300_000);
      const next = cloud.state.groups.get('web-v002');
      if (next === undefined) throw new Error('`web-v002` is not there');
      const tags = next.tags.filter(({ key }) => key !== tagKeys.pause);
      cloud.state.groups.set('web-v002', { ...next, tags });
      await pass(600_000);
      both = servingGroups();
      await pause();
      await promote();
    };

    const end = await rollAnd(isAwaiting, hide);

    expect(both).toEqual({ 'web-v001': 3, 'web-v002': 3 });
    expect(endOf(end)).toBe('deployed');
  });

  it('is honoured by whoever resumes it', async () => {
    const { actor, clock, pass, pause, promote, roll, servingGroups, flaws } = await story();
    const dying = actor('dying');
    let paused: Promise<unknown> | undefined;
    const onEvent = (event: RolloutEvent) => {
      if (paused === undefined && isAwaiting(event)) paused = pause().then(() => dying.kill());
    };
    void ended(roll('ami-2', { actor: dying, onEvent }));
    await pass(600_000);
    await paused;

    const resumed = ended(resumeRollout(actor('eve').port, { service: 'web', clock, by: 'eve' }));
    await pass(900_000);
    const both = servingGroups();
    await promote();

    expect(both).toEqual({ 'web-v001': 3, 'web-v002': 3 });
    expect(endOf(await resumed)).toBe('deployed');
    expect(flaws()).toEqual([]);
  });

  it('waits for somebody without being asked to, where the deploy says so', async () => {
    const { pass, promote, roll, servingGroups, cloud, flaws } = await story();
    const rolled = ended(roll('ami-2', { plan: { pauseMs: anHour, bakeMs: 60_000 } }));
    await pass(1_800_000);
    const both = servingGroups();
    await promote();

    expect(both).toEqual({ 'web-v001': 3, 'web-v002': 3 });
    expect(endOf(await rolled)).toBe('deployed');
    expect([...cloud.state.groups.keys()]).toEqual(['web-v002']);
    expect(flaws()).toEqual([]);
  });

  it('goes back at the end of its time, which the deploy said', async () => {
    const { roll, servingGroups } = await story();

    const end = await ended(roll('ami-2', { plan: { pauseMs: 60_000 } }));

    expect(end).toMatchObject({
      outcome: 'rolled-back',
      reason: expect.stringContaining('nobody promoted `web-v002` in time: ana had paused it'),
    });
    expect(servingGroups()).toEqual({ 'web-v001': 3 });
  });

  it('is refused for a refresh, which has no such moment', async () => {
    const { cloud, roll } = await story();
    cloud.changes.length = 0;

    const end = await ended(roll('ami-2', { plan: { strategy: 'refresh', pauseMs: anHour } }));

    expect(endOf(end)).toBe('BadOptions');
    expect(cloud.changes).toEqual([]);
  });

  it('is refused where there is no rollout', async () => {
    const { cloud, pause, promote } = await story();
    const message = '`web`: nothing to wait for, no rollout is in progress';
    cloud.changes.length = 0;

    await expect(pause()).rejects.toMatchObject({ code: 'BadOptions', message });
    await expect(promote()).rejects.toMatchObject({ code: 'BadOptions', message });
    expect(cloud.changes).toEqual([]);
  });

  it('is refused once traffic leaves what served before', async () => {
    const { pause, rollAnd } = await story();
    let refused: unknown;
    const drains = ({ kind, ...event }: RolloutEvent) =>
      kind === 'waiting' && 'step' in event && event.step === 'drain';

    const end = await rollAnd(drains, async () => {
      refused = await pause().catch((error: unknown) => error);
    });

    expect(refused).toMatchObject({
      code: 'BadOptions',
      message: expect.stringMatching(/is at drain already: traffic leaves what served before$/),
    });
    expect(endOf(end)).toBe('deployed');
  });

  it('is not promoted before it is paused or bakes', async () => {
    const { promote, rollAnd } = await story();
    let refused: unknown;

    await rollAnd(isAwaiting, async () => {
      refused = await promote().catch((error: unknown) => error);
    });

    expect(refused).toMatchObject({
      message: expect.stringMatching(/is at awaitCapacity, neither paused nor in its bake$/),
    });
  });
});
