import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { CreateLaunchTemplateVersionCommand } from '@aws-sdk/client-ec2';
import { createLaboratory } from '../../testing/laboratory-fixture.js';
import { outsiderEnvironment } from '../../testing/outsider-environment.js';

const TIMEOUT_MS = 120_000;
const run = promisify(execFile);
const isInstalled = spawnSync('aws', ['--version']).status === 0;

const desired = JSON.stringify({ LaunchTemplate: { LaunchTemplateName: 'my-asg', Version: '2' } });
const preferences = JSON.stringify({
  ...{ InstanceWarmup: 60, MinHealthyPercentage: 90, MaxHealthyPercentage: 120, AutoRollback: true },
  ...{ ScaleInProtectedInstances: 'Ignore', StandbyInstances: 'Ignore', SkipMatching: true },
  ...{ CheckpointPercentages: [50, 100], CheckpointDelay: 60 },
});

/** What the AWS CLI says of `aws autoscaling ...`, by one of its queries. */
async function aws(endpoint: string, command: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(
    'aws',
    ['autoscaling', command, '--auto-scaling-group-name', 'my-asg', '--output', 'json', ...args],
    {
      env: outsiderEnvironment(endpoint),
    },
  );
  return JSON.parse(stdout);
}

if (isInstalled) {
  it(
    'an instance refresh as AWS’s documentation does it: the aws CLI starts, watches, rolls back and cancels one',
    async () => {
      await using laboratory = await createLaboratory({ listen: true });
      const { emulator, clock, ec2 } = laboratory;
      const cli = (command: string, ...args: readonly string[]) => aws(emulator.endpoint, command, ...args);
      const start = () =>
        cli('start-instance-refresh', '--desired-configuration', desired, '--preferences', preferences);
      const watch = () =>
        cli(
          'describe-instance-refreshes',
          ...['--query', 'InstanceRefreshes[].[Status,PercentageComplete,InstancesToUpdate]'],
        );
      await laboratory.createLoadBalancer();
      await laboratory.createGroup('my-asg', 2, { healthCheckType: 'ELB' });
      const LaunchTemplateData = { ImageId: emulator.registerSimulatedImage({ name: 'next' }) };
      const version = { LaunchTemplateName: 'my-asg', SourceVersion: '1', LaunchTemplateData };
      await ec2.send(new CreateLaunchTemplateVersionCommand(version));
      await clock.sleep(120_000);

      await start();
      await expect(start()).rejects.toThrow('(InstanceRefreshInProgress)');
      await clock.sleep(90_000);
      const atCheckpoint = await watch();
      await cli('rollback-instance-refresh');
      await clock.sleep(600_000);
      const rolledBack = await watch();
      await start();
      await clock.sleep(600_000);
      const replaced = await watch();

      expect(atCheckpoint).toEqual([['InProgress', 50, 1]]);
      expect(rolledBack).toEqual([['RollbackSuccessful', 0, 1]]);
      expect(replaced).toEqual([
        ['Successful', 100, 0],
        ['RollbackSuccessful', 0, 1],
      ]);
      await expect(cli('cancel-instance-refresh')).rejects.toThrow('(ActiveInstanceRefreshNotFound)');
    },
    TIMEOUT_MS,
  );
}
