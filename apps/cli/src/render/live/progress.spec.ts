import { Writable } from 'node:stream';
import type { RolloutEvent } from '@clicamos/rolling-asg';
import { openStream } from '../../stream/open-stream.js';
import { createScreen } from '../../testing/screen.js';
import { createProgress } from './progress.js';

const origin = { at: 0, rolloutId: 'r-7k2p', service: 'web' };

const step: RolloutEvent = {
  ...origin,
  kind: 'step-started',
  step: { kind: 'bake', groupName: 'web-v042', durationMs: 60_000 },
  index: 3,
  count: 7,
};

const waiting = (texts: readonly string[]): RolloutEvent => ({
  ...origin,
  kind: 'waiting',
  step: 'awaitCapacity',
  reason: 'not all of them serve',
  deadlineAt: 1_740_000,
  nextPollAt: 1_000,
  snapshot: {
    wanted: texts.length,
    next: {
      name: 'web-v042',
      role: 'next',
      imageId: 'ami-0b3c4d5e6f7a8b9c0',
      desiredCapacity: texts.length,
      serving: 0,
      instances: texts.map((text, n) => ({
        instanceId: `i-0123456789abcdef${n}`,
        zone: 'us-east-1a',
        state: 'booting',
        text,
        seenAtMs: 0,
      })),
    },
  },
});

const why =
  'web-elb: Instance has failed at least the UnhealthyThreshold number of health checks consecutively';

/** The picture of a rollout that runs, in a terminal. */
function openProgress(columns: number) {
  const screen = createScreen(columns);
  const terminal = { stdout: screen.stdout, env: { NO_COLOR: '1' } };
  const silent = new Writable({ write: (_text, _encoding, done) => done() });
  const stream = openStream({ json: false }, { stdout: silent, stderr: silent, cwd: '/', env: {} });
  const progress = createProgress({ terminal, stream, json: false });
  progress.event(step);
  progress.event(waiting([why, why, 'booting for 41 s']));
  return { screen, progress };
}

describe.each([60, 80, 120, 140])('the picture of a rollout at %i columns', (columns) => {
  it('always says which step it is at', async () => {
    const { screen, progress } = openProgress(columns);

    expect((await screen.rows()).join('\n')).toContain('rollout r-7k2p · step 3 of 7: bake');
    progress.close();
  });

  it('leaves the end alone on the screen, through instances that come and go and a resize', async () => {
    const { screen, progress } = openProgress(columns);

    progress.event(waiting([why, why, why, 'booting for 41 s']));
    await screen.resize(columns - 20);
    progress.event(waiting([why, 'booting for 42 s']));
    await screen.resize(columns);
    progress.event(waiting(['booting for 43 s', 'booting for 43 s']));
    progress.close();
    screen.stdout.write('deployed web-v042\n');

    expect(await screen.rows()).toEqual(['deployed web-v042']);
  });

  it('says after Ctrl-C that it goes back, for as long as it does, and nothing of what it waited for', async () => {
    const { screen, progress } = openProgress(columns);

    screen.stdout.write('^C');
    progress.notice('interrupted by SIGINT: a second time leaves at once');
    const atOnce = (await screen.rows()).join('\n');
    progress.event({ ...origin, kind: 'rolling-back', reason: 'interrupted', deadlineAt: 900_000 });
    progress.event(waiting(['leaving', 'leaving']));
    const later = (await screen.rows()).join('\n');
    progress.close();

    for (const text of [atOnce, later]) {
      expect(text).toMatch(/rollout r-7k2p · going back, web-v042 is removed/);
      expect(text).toContain('a second time leaves at once');
      expect(text).not.toContain('^C');
    }
    expect(atOnce).not.toContain('gives up');
    expect(await screen.rows()).toEqual([]);
  });

  it('says the step again where it can only go forward', async () => {
    const { screen, progress } = openProgress(columns);

    progress.notice('interrupted by SIGINT');
    progress.event(step);

    expect((await screen.rows()).join('\n')).toContain('step 3 of 7: bake');
    progress.close();
  });
});

describe('a log of a rollout', () => {
  it('tells a wait that does not change again only now and then, and reasons in short', () => {
    const lines: string[] = [];
    const stdout = new Writable({
      write(text: Buffer, _encoding, done) {
        lines.push(text.toString().replace(/^\S+ {2}/, ''));
        done();
      },
    });
    const stream = openStream({ json: false }, { stdout, stderr: stdout, cwd: '/', env: {} });
    const progress = createProgress({ terminal: { stdout, env: {} }, stream, json: false });

    const failing = `OutOfService in ${why}`;
    for (const text of [failing, failing, failing]) progress.event(waiting([text]));
    progress.event({ ...waiting([failing]), step: 'rollBack' } as RolloutEvent); // the same look, of another step
    progress.close();

    expect(lines).toEqual([
      'web-v042 0/1 serving · i-0123456789abcdef0 failing the health checks of web-elb · gives up in 29m\n',
      'web-v042 0/1 serving · not all of them serve · gives up in 29m\n',
    ]);
  });
});
