import { AutoScalingClient, StartInstanceRefreshCommand } from '@aws-sdk/client-auto-scaling';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';
import { runUntil } from '../testing/kill-at.js';
import { settingsOf } from '../testing/settings-of.js';

// A group that keeps its name, by the built program: what it says, and exits with.

const config = `
service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: 40
    group: { healthCheckGraceSeconds: 60 }
    rollout: { strategy: refresh }
`;

describe('clicamos deploy, with strategy refresh', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await createSandbox();
    await sandbox.write('clicamos.yaml', config);
    await sandbox.write('long.yaml', config.replace('refresh }', 'refresh, bakeSeconds: 800 }'));
    await sandbox.run('deploy', '--strategy', 'replace');
  });

  afterEach(() => sandbox.remove());

  it('replaces what the group runs (0), and turns a bad image round (3); the group keeps its name', async () => {
    const good = await sandbox.run('deploy');
    const image = (await sandbox.run('local', 'bake', '--set', 'HEALTH_STATUS=500')).stdout.trim();
    const bad = await sandbox.run('deploy', '--ami', image);

    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(good.stdout).toMatch(/\d+ requests, 0 lost/);
    expect(bad.code).toBe(3);
    expect(bad.stdout).toMatch(/rolled back/);
    expect(bad.stdout).toMatch(/web-v001.* serves with 2 of 2/);
    expect((await sandbox.run('status')).stdout).toMatch(/web-v001/);
  }, 240_000);

  it('is refused while a refresh of somebody else is under way (2), which goes on', async () => {
    const up = await sandbox.run('local', 'up', '--json');
    const autoScaling = new AutoScalingClient(settingsOf(up.stdout));
    const group = { AutoScalingGroupName: 'web-v001' };
    // Paused for longer than the command takes.
    const Preferences = { SkipMatching: false, CheckpointPercentages: [50, 100], CheckpointDelay: 172_800 };
    const { InstanceRefreshId: id } = await autoScaling.send(
      new StartInstanceRefreshCommand({ ...group, Preferences }),
    );
    autoScaling.destroy();

    const refused = await sandbox.run('deploy');

    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`An instance refresh of \`web-v001\` is under way: ${id}`);
  }, 240_000);

  it('is taken back by an abort in its bake (0), and the runner says who did it (3)', async () => {
    const rolling = await runUntil(sandbox, ['deploy', '--config', 'long.yaml'], /bakes for another/);

    const aborted = await sandbox.run('abort', '--config', 'long.yaml');

    expect(aborted).toMatchObject({ code: 0, stderr: '' });
    expect(aborted.stdout).toMatch(/web-v001.* serves with 2 of 2/);
    expect(await rolling.ended).toBe(3);
    expect(rolling.output()).toMatch(/aborted by/);
  }, 240_000);
});
