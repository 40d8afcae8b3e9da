import { planRollback } from '../../plan/plan-rollback.js';
import { refreshStory } from '../../testing/refresh-story.js';
import { runRollout } from '../run-rollout.js';

const longMs = 60_000;

describe('a refresh that AWS or other hands disturb', () => {
  it(
    'is started once, although the answer of its start never came',
    async () => {
      const story = await refreshStory();
      let count = 0;
      const faults = ({ name }: { readonly name: string }) =>
        name === 'startRefresh' && ++count === 1
          ? ({ kind: 'unavailable', isDone: true } as const)
          : undefined;

      const result = await story.refresh('ami-2', { faults });

      expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v001', inService: 3 } });
      expect(count).toBe(1);
      expect(story.cloud.group('web-v001')?.refreshes).toHaveLength(1);
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );

  it(
    'is started when throttling is over',
    async () => {
      const story = await refreshStory();
      let count = 0;
      const faults = ({ name }: { readonly name: string }) =>
        name === 'startRefresh' && ++count <= 3 ? ({ kind: 'throttled' } as const) : undefined;

      const result = await story.refresh('ami-2', { faults });

      expect(result).toMatchObject({ outcome: 'deployed' });
      expect(count).toBe(4);
    },
    longMs,
  );

  it(
    'goes back when somebody cancels it in the middle, to the recorded version',
    async () => {
      const story = await refreshStory();
      let isCancelled = false;

      const result = await story.refresh('ami-2', {
        onEvent: (event) => {
          if (isCancelled || event.kind !== 'waiting' || !event.reason.includes('33 %')) return;
          isCancelled = true;
          void story.cloud.port(undefined, 'operator').cancelRefresh('web-v001');
        },
      });

      expect(isCancelled).toBe(true);
      expect(result).toMatchObject({
        outcome: 'rolled-back',
        reason: expect.stringContaining('was ended: Cancelled'),
        live: { imageId: 'ami-1', inService: 3 },
      });
      expect(story.images()).toEqual(['ami-1', 'ami-1', 'ami-1']);
      expect(story.flaws()).toEqual([]);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );

  it(
    'is refused while a refresh of somebody else is under way, also one that came since the plan',
    async () => {
      const story = await refreshStory();
      const start = () =>
        story.cloud.port(undefined, 'operator').startRefresh('web-v001', {
          source: { templateId: 'lt-1', version: 1 },
          minHealthyPercent: 100,
          maxHealthyPercent: 200,
        });
      const halt = () => story.cloud.operate('web-v001', { kind: 'suspend', processes: ['InstanceRefresh'] });
      const faults = ({ name }: { readonly name: string }) => {
        if (name !== 'startRefresh') return undefined;
        halt();
        void start();
        return { kind: 'busy' } as const;
      };

      const run = story.refresh('ami-2', { faults });

      await expect(run).rejects.toMatchObject({
        code: 'Stale',
        message: expect.stringContaining("somebody else's instance refresh of `web-v001` is under way"),
      });
      const again = story.refresh('ami-2');
      await expect(again).rejects.toMatchObject({
        code: 'Preflight',
        message: expect.stringContaining('An instance refresh of `web-v001` is under way'),
      });
      expect(story.cloud.changes).toEqual([]);
    },
    longMs,
  );

  it(
    'goes back when the check complains in the bake, by a second refresh',
    async () => {
      const story = await refreshStory();
      let isBaking = false;

      const result = await story.refresh('ami-2', {
        plan: { bakeMs: 60_000 },
        onEvent: (event) => {
          isBaking ||= event.kind === 'step-started' && event.step.kind === 'bake';
        },
        bakeCheck: () => (isBaking ? 'p99 jumped' : undefined),
      });

      expect(result).toMatchObject({ outcome: 'rolled-back', live: { imageId: 'ami-1', inService: 3 } });
      expect(story.cloud.group('web-v001')?.refreshes).toHaveLength(2);
      expect(story.images()).toEqual(['ami-1', 'ami-1', 'ami-1']);
      expect(story.flaws()).toEqual([]);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );

  it(
    'that was deployed is rolled back by another refresh',
    async () => {
      const story = await refreshStory();
      await story.refresh('ami-2');
      const { clock, cloud } = story;

      const plan = await planRollback(cloud.port(), { service: 'web', strategy: 'refresh', clock });
      const result = await runRollout(plan, { cloud: cloud.port(), clock });

      expect(plan).toMatchObject({ strategy: 'refresh', next: { name: 'web-v001', imageId: 'ami-1' } });
      expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v001', inService: 3 } });
      expect(story.images()).toEqual(['ami-1', 'ami-1', 'ami-1']);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );
});

describe('what a refresh is refused for, with nothing changed', () => {
  it.each([
    ['$Latest', { tracksLatest: true }, 'is made from $Latest of clicamos-web, which is no number'],
    ['no room', { maxSize: 3 }, 'wants 3 and has max 3: 1 ahead of it would stand over the maximum'],
    ['what is suspended', { suspendedProcesses: ['Terminate'] }, 'Terminate is suspended on `web-v001`'],
  ])('%s', async (_name, change, text) => {
    const story = await refreshStory();
    Object.assign(story.cloud.group('web-v001') ?? {}, change);

    const run = story.refresh('ami-2');

    await expect(run).rejects.toMatchObject({ code: 'Preflight', message: expect.stringContaining(text) });
    expect(story.cloud.changes).toEqual([]);
  });

  it('a service without a group', async () => {
    const story = await refreshStory();
    story.cloud.state.groups.clear();

    await expect(story.refresh('ami-2')).rejects.toMatchObject({
      code: 'BadOptions',
      message: expect.stringContaining('`web` has no group to refresh'),
    });
  });

  it(
    'says that its version stays where somebody has put an instance of it aside',
    async () => {
      const story = await refreshStory();
      let isAside = false;

      const result = await story.refresh('ami-2', {
        onEvent: (event) => {
          if (isAside || event.kind !== 'waiting' || !event.reason.includes('33 %')) return;
          isAside = true;
          const instances = story.cloud.group('web-v001')?.instances ?? [];
          const index = instances.findIndex(({ imageId }) => imageId === 'ami-2');
          story.cloud.operate('web-v001', { kind: 'standby', index });
        },
        bakeCheck: () => (isAside ? 'p99 jumped' : undefined),
      });

      expect(result).toMatchObject({ outcome: 'rolled-back', live: { imageId: 'ami-1' } });
      expect(story.events).toContainEqual(
        expect.objectContaining({
          kind: 'left',
          what: 'version 2 of launch template clicamos-web',
          reason: 'something still runs it',
        }),
      );
    },
    longMs,
  );
});
