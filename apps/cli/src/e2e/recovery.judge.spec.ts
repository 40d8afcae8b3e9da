import { createSandbox, type Ended, type Sandbox } from '../testing/clicamos.js';
import { killAt, runUntil } from '../testing/kill-at.js';

// What is left of a rollout, and what people do about it: the built command on an emulator in the background.

const configWith = (rollout: string) => `
service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: 40
    group: { healthCheckGraceSeconds: 60 }
    rollout: ${rollout}
`;

const baking = configWith('{ bakeSeconds: 80 }');
/** The step is written down by then. */
const bake = /bakes for another/;

describe('clicamos after a rollout', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await createSandbox();
    await sandbox.write('clicamos.yaml', baking);
    await sandbox.run('deploy');
  });

  afterEach(() => sandbox.remove());

  const run = (...args: string[]): Promise<Ended> => sandbox.run(...args);

  it('ends a rollout whose runner was killed, and deploys', async () => {
    await killAt(sandbox, ['deploy'], bake);

    const { code, stdout, stderr } = await run('deploy');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^r-\w+ by .* has died at step bake: it is ended first$/m);
    expect(stdout).toMatch(/^r-\w+ was taken back; web-v001 serves with 2 of 2$/m);
    expect(stdout).toMatch(/^deployed +web-v003 /m);
    expect(await run('doctor')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing is left'),
    });
  }, 120_000);

  it('resumes what was killed, and refuses another configuration', async () => {
    await killAt(sandbox, ['deploy'], bake);
    // Until the hold of its runner is over.
    const dead = await run('status', '--watch');
    expect(dead).toMatchObject({
      code: 4,
      stdout: expect.stringMatching(/has died\. Go on: clicamos resume local/),
    });
    expect(await run('doctor')).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/a rollout died: r-/),
    });

    await sandbox.write('clicamos.yaml', configWith('{ bakeSeconds: 20 }'));
    const refused = await run('resume');
    await sandbox.write('clicamos.yaml', baking);
    const resumed = await run('resume');

    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/started with other settings: bakeSeconds was 80, is 20/);
    expect(resumed).toMatchObject({ code: 0, stderr: '' });
    expect(resumed.stdout).toMatch(/^deployed +web-v002 serves with 2 of 2$/m);
    expect(resumed.stdout).toMatch(/requests, 0 lost/);
    expect((await run('resume')).stderr).toMatch(/has no rollout to resume/);
  }, 120_000);

  it('goes back to the warm group without a launch, and finishes what is kept', async () => {
    await run('deploy', '--keep-previous', '30m');
    expect((await run('status')).stdout).toMatch(/web-v001 is kept warm for another/);

    const back = await run('rollback', '--keep-previous', '2h');
    const history = await run('history');
    const finished = await run('finish');

    expect(back).toMatchObject({ code: 0, stderr: '' });
    expect(back.stdout).toMatch(/attach web-v001, which is warm/);
    expect(back.stdout).not.toMatch(/create group|bake/);
    expect(back.stdout).toMatch(/^deployed +web-v001 /m);
    expect(history.stdout).toMatch(/^ +2 .* web-v002 .* deployed, runs/m);
    expect(finished.stdout).toMatch(/removed web-v002; there is no warm group/);
    expect(await run('finish')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/no group is kept warm/),
    });
  }, 120_000);

  it('watches a rollout that runs elsewhere, has it taken back, and says so on both sides', async () => {
    await sandbox.write('clicamos.yaml', configWith('{ bakeSeconds: 800 }'));
    const rolling = await runUntil(sandbox, ['deploy'], bake);
    const watching = await runUntil(sandbox, ['status', '--watch'], /to web-v00[12], by .*, at step /);

    const aborted = await run('abort');

    expect(aborted).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^rolled back .*web-v001 serves with 2 of 2$/m),
    });
    expect(await rolling.ended).toBe(3);
    expect(rolling.output()).toMatch(/^ +why +aborted by /m);
    expect(await watching.ended).toBe(0);
  }, 120_000);

  it('waits for somebody to promote it, says so to whoever asks, and goes on', async () => {
    await sandbox.write('clicamos.yaml', configWith('{ pauseMinutes: 60 }'));
    const deploying = await runUntil(sandbox, ['deploy'], /paused by .* for another/);

    const status = await run('status');
    const promoted = await run('promote');

    expect(status.code).toBe(5);
    expect(status.stdout).toMatch(
      /^paused by .* waits for 1m30s, then it goes back · go on: clicamos promote local$/m,
    );
    expect(promoted).toMatchObject({ code: 0, stderr: '' });
    expect(await deploying.ended).toBe(0);
    expect(deploying.output()).toMatch(/requests, 0 lost/);
    expect(deploying.output()).toMatch(/^deployed +web-v002 /m);
    expect(await run('pause')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^`web`: nothing to wait for, no rollout is in progress$/m),
    });
  }, 120_000);

  it('tells in a sentence that there is nothing to resume or to go back to, and exits with 2', async () => {
    const lines: readonly (readonly [readonly string[], RegExp])[] = [
      [['resume'], /`web` has no rollout to resume/],
      [['rollback'], /`web` has no earlier release to roll back to/],
      [['rollback', '--to', '99'], /`web` has no release 99 to roll back to/],
      [['rollback', '--to', '0'], /Expected `--to` to be a version of the launch template.*got `0`/],
      [['deploy', '--keep-previous', 'nonsense'], /Expected `--keep-previous` to be a time such as 90s/],
    ];

    for (const [args, sentence] of lines) {
      const { code, stderr } = await run(...args);

      expect(stderr).toMatch(sentence);
      expect(code).toBe(2);
    }
  }, 120_000);
});
