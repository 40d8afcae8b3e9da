import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateOrUpdateTagsCommand,
  DeleteTagsCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeTagsCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateLaunchTemplateVersionCommand,
  DescribeLaunchTemplateVersionsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { createSandbox, type Ended, type Sandbox } from '../testing/clicamos.js';
import { killAt, runUntil } from '../testing/kill-at.js';
import { settingsOf } from '../testing/settings-of.js';

// What `clicamos doctor` finds, made by hand on an emulator: named, mended, and gone. A `stripped-group` that nobody can
// tell a rollout of is held by the specs of the engine.

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

const bake = /bakes for another/;

describe('clicamos doctor', () => {
  let sandbox: Sandbox;
  let autoScaling: AutoScalingClient;
  let ec2: EC2Client;

  beforeEach(async () => {
    sandbox = await createSandbox();
    await sandbox.write('clicamos.yaml', config);
    await sandbox.write('short.yaml', config.replace('800', '0'));
    await short('deploy');
    const { stdout } = await sandbox.run('local', 'up', '--json');
    autoScaling = new AutoScalingClient({ ...settingsOf(stdout), maxAttempts: 1 });
    ec2 = new EC2Client({ ...settingsOf(stdout), maxAttempts: 1 });
  });

  afterEach(async () => {
    autoScaling.destroy();
    ec2.destroy();
    await sandbox.remove();
  });

  const short = (...args: string[]): Promise<Ended> => sandbox.run(...args, '--config', 'short.yaml');

  /** Found and named (3), mended (0), and nothing is left. */
  const expectMended = async (finding: RegExp): Promise<void> => {
    expect(await short('doctor')).toMatchObject({ code: 3, stdout: expect.stringMatching(finding) });
    expect(await short('doctor', '--fix')).toMatchObject({ code: 0, stdout: expect.stringMatching(finding) });
    expect(await short('doctor')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing is left'),
    });
    expect((await short('status')).stdout).toMatch(/ live .* 2\/2 serving/);
  };

  /**
   * Whoever made it may be about to go on: that it died is known once nothing of it can come any more, minutes of the
   * emulator's time later.
   */
  const awaitFound = async (finding: RegExp): Promise<void> => {
    const looks = 400;
    for (let look = 1; look <= looks && !finding.test((await short('doctor')).stdout); look++);
  };

  const groupNames = async (): Promise<readonly (string | undefined)[]> => {
    const { AutoScalingGroups = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    return AutoScalingGroups.map(({ AutoScalingGroupName }) => AutoScalingGroupName).sort();
  };

  const tag = (name: string, Key: string, Value: string) => {
    const resource = { ResourceType: 'auto-scaling-group', ResourceId: name };
    const Tags = [{ ...resource, Key, Value, PropagateAtLaunch: false }];
    return autoScaling.send(new CreateOrUpdateTagsCommand({ Tags }));
  };

  it('finds tags of a rollout on a group that is in none', async () => {
    await tag('web-v001', 'clicamos:step', 'drain');

    await expectMended(/`web-v001` has tags of a rollout that it is not in: `clicamos:step`/);
  }, 120_000);

  it('finds a group that was left for debugging', async () => {
    const imageId = (await sandbox.run('local', 'bake', '--set', 'HEALTH_STATUS=500')).stdout.trim();
    expect((await short('deploy', '--ami', imageId, '--keep-failed')).code).toBe(3);

    await expectMended(/`web-v002` was left for debugging after its rollout failed/);
    expect(await groupNames()).toEqual(['web-v001']);
  }, 120_000);

  it('finds a warm group whose time is over', async () => {
    await short('deploy', '--keep-previous', '1s');

    await expectMended(/`web-v001` was kept warm until .* ago/);
    expect(await groupNames()).toEqual(['web-v002']);
  }, 120_000);

  it('finds a second live group', async () => {
    await autoScaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName: 'web-v000',
        LaunchTemplate: { LaunchTemplateName: 'clicamos-web', Version: '1' },
        ...{ MinSize: 0, MaxSize: 1, DesiredCapacity: 0, AvailabilityZones: await zones() },
        Tags: [{ Key: 'clicamos:service', Value: 'web', PropagateAtLaunch: false }],
      }),
    );

    await expectMended(/there is more than one live group: .*`web-v000`/);
    expect(await groupNames()).toEqual(['web-v001']);
  }, 120_000);

  it('finds a version that was made for a group that never came', async () => {
    await ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateName: 'clicamos-web',
        SourceVersion: '1',
        VersionDescription: await describedAs('web-v009'),
        LaunchTemplateData: { InstanceType: 't3.small' },
      }),
    );

    const found = /version 2 of launch template `clicamos-web` was made for a group that was never made/;
    await awaitFound(found);
    await expectMended(found);
  }, 120_000);

  it('finds a rollout that died, and tells of one that lives', async () => {
    const rolling = await runUntil(sandbox, ['deploy'], bake);
    expect(await short('doctor')).toMatchObject({
      stdout: expect.stringMatching(/a rollout is under way: r-\w+ by /),
    });
    rolling.child.kill('SIGKILL');
    await rolling.ended;
    await short('status', '--watch');

    await expectMended(/a rollout died: r-\w+ by .*, at step bake/);
    expect(await groupNames()).toEqual(['web-v001']);
  }, 120_000);

  it('finds a group that lost its tags with its rollout', async () => {
    await killAt(sandbox, ['deploy'], bake);
    for (const name of ['web-v001', 'web-v002']) await untag(name);
    await tag('web-v001', 'clicamos:service', 'web');
    await tag('web-v001', 'clicamos:role', 'live');
    const found = /a rollout died: r-\w+ by unknown, .*, at step createGroup/;

    await awaitFound(found);
    await expectMended(found);
    expect(await groupNames()).toEqual(['web-v001']);
  }, 120_000);

  async function untag(name: string): Promise<void> {
    const Filters = [{ Name: 'auto-scaling-group', Values: [name] }];
    const { Tags = [] } = await autoScaling.send(new DescribeTagsCommand({ Filters }));
    const own = Tags.filter(({ Key }) => Key?.startsWith('clicamos:'));
    await autoScaling.send(
      new DeleteTagsCommand({
        Tags: own.map(({ Key }) => ({ Key, ResourceId: name, ResourceType: 'auto-scaling-group' })),
      }),
    );
  }

  async function zones(): Promise<string[]> {
    const { AutoScalingGroups = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    return AutoScalingGroups[0]?.AvailabilityZones ?? [];
  }

  /** As the release of the first group is described, for another one. */
  async function describedAs(groupName: string): Promise<string> {
    const command = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: 'clicamos-web' });
    const { LaunchTemplateVersions: [first] = [] } = await ec2.send(command);
    return (first?.VersionDescription ?? '').replace('web-v001', groupName).replace(/r-\w+/, 'r-gone');
  }
});
