import {
  AttachLoadBalancersCommand,
  AutoScalingClient,
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DetachLoadBalancersCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { createSandbox, type Sandbox } from '../testing/clicamos.js';
import { killAt, runUntil } from '../testing/kill-at.js';
import { settingsOf } from '../testing/settings-of.js';

// What the commands say, and exit with, while another has its hands on the service.

const config = `
service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: 40
    group: { healthCheckGraceSeconds: 60 }
    rollout: { bakeSeconds: 800 }
`;

/** The step is written down by then. */
const bake = /bakes for another/;

describe('clicamos beside other hands', () => {
  let sandbox: Sandbox;
  let autoScaling: AutoScalingClient;

  beforeEach(async () => {
    sandbox = await createSandbox();
    await sandbox.write('clicamos.yaml', config);
    await sandbox.write('short.yaml', config.replace('800', '0'));
    await sandbox.run('deploy', '--config', 'short.yaml');
    const up = await sandbox.run('local', 'up', '--json');
    autoScaling = new AutoScalingClient({ ...settingsOf(up.stdout), maxAttempts: 1 });
  });

  const loadBalancersOf = async (name: string): Promise<string[]> => {
    const command = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] });
    const { AutoScalingGroups: [group] = [] } = await autoScaling.send(command);
    return group?.LoadBalancerNames ?? [];
  };

  afterEach(async () => {
    autoScaling.destroy();
    await sandbox.remove();
  });

  it('takes a rollout from a living runner by force: back (0), and the runner says who has it (5)', async () => {
    const rolling = await runUntil(sandbox, ['deploy'], bake);
    rolling.child.kill('SIGSTOP');

    const aborted = await sandbox.run('abort', '--force');
    rolling.child.kill('SIGCONT');

    expect(aborted).toMatchObject({ code: 0, stderr: '' });
    expect(aborted.stdout).toMatch(/web-v001 serves with 2 of 2$/m);
    expect(await rolling.ended).toBe(5);
    expect(rolling.output()).toMatch(/stopped: somebody else has ended it, and `web-v001` is in it no more/);
  }, 120_000);

  it('finishes a rollout whose abort comes too late, and says so (3)', async () => {
    await killAt(sandbox, ['deploy', '--config', 'short.yaml'], /web-v001 0\/0 serving/);

    const aborted = await sandbox.run('abort', '--config', 'short.yaml');

    expect(aborted).toMatchObject({ code: 3, stderr: '' });
    expect(aborted.stdout).toMatch(/web-v002 serves with 2 of 2/);
  }, 120_000);

  it('goes back at once when somebody changes a group, as asked (3)', async () => {
    const rolling = await runUntil(sandbox, ['deploy', '--on-foreign-change', 'abort'], bake);
    const ScalingProcesses = ['Terminate'];
    await autoScaling.send(
      new SuspendProcessesCommand({ AutoScalingGroupName: 'web-v001', ScalingProcesses }),
    );

    expect(await rolling.ended).toBe(3);
    expect(rolling.output()).toMatch(/somebody else changed `web-v001`/);
  }, 120_000);

  it('waits for what somebody took apart, says what it wants, and goes on once it is put right (0)', async () => {
    const rolling = await runUntil(sandbox, ['deploy'], bake);
    const LoadBalancerNames = await loadBalancersOf('web-v001');
    const previous = { AutoScalingGroupName: 'web-v001', LoadBalancerNames };
    await autoScaling.send(new DetachLoadBalancersCommand(previous));
    await rolling.until(/somebody else changed `web-v001`: want attached to .*, have detached/);
    await autoScaling.send(new AttachLoadBalancersCommand(previous));

    expect(await rolling.ended).toBe(0);
    expect(rolling.output()).toMatch(/^deployed +web-v002 /m);
    expect(rolling.output()).toMatch(/requests, 0 lost/);
  }, 120_000);

  it('takes what somebody changed as meant, as asked (0)', async () => {
    const rolling = await runUntil(sandbox, ['deploy', '--on-foreign-change', 'adopt'], bake);
    const name = { AutoScalingGroupName: 'web-v001' };
    await autoScaling.send(new UpdateAutoScalingGroupCommand({ ...name, DesiredCapacity: 3, MaxSize: 4 }));
    await autoScaling.send(
      new DetachLoadBalancersCommand({ ...name, LoadBalancerNames: await loadBalancersOf('web-v001') }),
    );

    expect(await rolling.ended).toBe(0);
    expect((await sandbox.run('status')).stdout).toMatch(/^web-v002 +live .* 3\/3 serving$/m);
  }, 120_000);

  it('asks for a person when nothing is left to go to (4)', async () => {
    const rolling = await runUntil(sandbox, ['deploy'], bake);
    for (const AutoScalingGroupName of ['web-v001', 'web-v002']) {
      const gone = new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true });
      await autoScaling.send(gone);
    }

    expect(await rolling.ended).toBe(4);
    expect(rolling.output()).toMatch(/needs a person/);
  }, 120_000);
});
