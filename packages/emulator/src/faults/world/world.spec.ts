import { DescribeScalingActivitiesCommand, type Activity } from '@aws-sdk/client-auto-scaling';
import { CreateKeyPairCommand, DescribeInstancesCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { createLaboratory, type Laboratory } from '../../testing/laboratory-fixture.js';
import type { Fault, LaunchFault } from '../plan/fault.js';

async function createWorld(...faults: readonly Fault[]): Promise<Laboratory> {
  const laboratory = await createLaboratory({ faults: { faults } });
  await laboratory.createLoadBalancer();
  return laboratory;
}

async function activities({ autoScaling }: Laboratory): Promise<readonly Activity[]> {
  const { Activities = [] } = await autoScaling.send(new DescribeScalingActivitiesCommand({}));
  return Activities;
}

const failedOf = async (laboratory: Laboratory) =>
  (await activities(laboratory)).filter(({ StatusCode }) => StatusCode === 'Failed');

async function instances({ ec2 }: Laboratory): Promise<readonly string[]> {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  return Reservations.flatMap(({ Instances = [] }) => Instances).map(({ State, Placement, StateReason }) =>
    [State?.Name, Placement?.AvailabilityZone, StateReason?.Code].filter(Boolean).join(' '),
  );
}

const inService = async ({ health }: Laboratory) =>
  (await health()).filter((state) => state === 'InService').length;

describe('a launch that EC2 refuses', () => {
  it.each<{ fault: LaunchFault; says: string }>([
    {
      fault: { fault: 'insufficient-capacity', instanceTypes: ['t3.micro'], zones: ['us-east-1a'] },
      says:
        'We currently do not have sufficient t3.micro capacity in the Availability Zone you requested (us-east-1a). ' +
        'Our system will be working on provisioning additional capacity. You can currently get t3.micro capacity by not ' +
        'specifying an Availability Zone in your request or choosing us-east-1b, us-east-1c.',
    },
    {
      fault: { fault: 'quota', vcpus: 3 },
      says:
        'You have requested more vCPU capacity than your current vCPU limit of 3 allows for the instance bucket that the ' +
        'specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an ' +
        'adjustment to this limit.',
    },
    {
      fault: { fault: 'no-free-address' },
      says: expect.stringMatching(
        /^There are not enough free addresses in subnet 'subnet-\w+' to satisfy the requested number of instances\.$/,
      ),
    },
    {
      fault: { fault: 'image-forbidden' },
      says: expect.stringMatching(/^Not authorized for images: \[ami-\w+\]\.$/),
    },
    {
      fault: { fault: 'unsupported-type', zones: ['us-east-1a'] },
      says:
        'Your requested instance type (t3.micro) is not supported in your requested Availability Zone (us-east-1a). ' +
        'Please retry your request by not specifying an Availability Zone or choosing us-east-1b, us-east-1c.',
    },
  ])('is a failed activity in AWS’s words: $fault', async ({ fault, says }) => {
    await using laboratory = await createWorld(fault);

    await laboratory.createGroup('web', 3);

    const [failed] = await failedOf(laboratory);
    const [message, rest] = (failed?.StatusMessage ?? '').split(' Launching EC2 instance failed.');
    expect([message, rest]).toEqual([says, '']);
    expect(failed?.Description).toBe(
      `Launching a new EC2 instance.  Status Reason: ${failed?.StatusMessage}`,
    );
  });

  it('is tried again after 30 s, in another zone where there is one', async () => {
    await using laboratory = await createWorld({ fault: 'insufficient-capacity', zones: ['us-east-1a'] });

    await laboratory.createGroup('web', 3);
    await laboratory.clock.sleep(29_000);
    const before = await instances(laboratory);
    await laboratory.clock.sleep(2_000);

    expect(await failedOf(laboratory)).toHaveLength(1);
    expect(before).toHaveLength(2);
    expect(await instances(laboratory)).toHaveLength(3);
    expect((await instances(laboratory)).filter((each) => each.includes('us-east-1a'))).toEqual([]);
  });

  it('is tried again with a growing wait where there is none', async () => {
    await using laboratory = await createWorld({ fault: 'image-forbidden', until: 200_000 });
    await laboratory.createGroup('web', 1);
    const startMs = laboratory.clock.now();

    await laboratory.clock.sleep(240_000);

    const seconds = (await failedOf(laboratory)).map(
      ({ StartTime }) => (Number(StartTime) - startMs) / 1_000,
    );
    expect(seconds.reverse()).toEqual([0, 30, 90]);
    expect(await inService(laboratory)).toBe(1);
  });

  it('is an error of RunInstances too, and one for other groups is none', async () => {
    await using laboratory = await createWorld(
      { fault: 'quota', vcpus: 2, groups: ['api'] },
      { fault: 'key-pair-gone' },
    );
    const ImageId = laboratory.emulator.registerSimulatedImage({ name: 'app' });
    const launch = { ImageId, InstanceType: 't3.micro' as const, MinCount: 2, MaxCount: 2 };

    await laboratory.ec2.send(new RunInstancesCommand(launch));
    laboratory.emulator.faults.add({ fault: 'quota', vcpus: 4 });

    await expect(laboratory.ec2.send(new RunInstancesCommand(launch))).rejects.toMatchObject({
      name: 'VcpuLimitExceeded',
    });
  });

  it('says that a key pair is gone, to those who name one', async () => {
    await using laboratory = await createWorld({ fault: 'key-pair-gone' });
    const ImageId = laboratory.emulator.registerSimulatedImage({ name: 'app' });
    const launch = { ImageId, InstanceType: 't3.micro' as const, MinCount: 1, MaxCount: 1 };
    const { ec2 } = laboratory;
    await ec2.send(new CreateKeyPairCommand({ KeyName: 'deploy' }));

    await expect(ec2.send(new RunInstancesCommand({ ...launch, KeyName: 'deploy' }))).rejects.toMatchObject({
      name: 'InvalidKeyPair.NotFound',
      message: "The key pair 'deploy' does not exist",
    });
    await ec2.send(new RunInstancesCommand(launch));
  });
});

describe('faults of instances', () => {
  it('zone-loss: the zone’s instances answer nothing, and come back with it', async () => {
    await using laboratory = await createWorld();
    const { clock, emulator } = laboratory;
    await laboratory.createGroup('web', 3);
    await clock.sleep(30_000);
    expect(await inService(laboratory)).toBe(3);

    const restore = emulator.faults.add({ fault: 'zone-loss', zone: 'us-east-1b' });
    await clock.sleep(15_000);
    expect(await inService(laboratory)).toBe(2);
    restore();
    await clock.sleep(15_000);

    expect(await inService(laboratory)).toBe(3);
  });

  it('zone-loss: nothing is launched there', async () => {
    await using laboratory = await createWorld({ fault: 'zone-loss', zone: 'us-east-1b' });

    await laboratory.createGroup('web', 3);
    await laboratory.clock.sleep(60_000);

    expect((await instances(laboratory)).filter((each) => each.includes('us-east-1b'))).toEqual([]);
    expect((await failedOf(laboratory))[0]?.StatusMessage).toContain('sufficient t3.micro capacity');
  });

  it('slow-boot: instances are pending for longer', async () => {
    await using laboratory = await createWorld({ fault: 'slow-boot', bootMs: 60_000, times: 1 });
    await laboratory.createGroup('web', 2);

    await laboratory.clock.sleep(59_000);
    const states = (await instances(laboratory)).map((each) => each.split(' ')[0]);
    await laboratory.clock.sleep(2_000);

    expect(states.sort()).toEqual(['pending', 'running']);
    expect((await instances(laboratory)).map((each) => each.split(' ')[0])).toEqual(['running', 'running']);
  });

  it('boot-dies: the instance ends instead of running, and the group launches another', async () => {
    await using laboratory = await createWorld({ fault: 'boot-dies', times: 1 });
    await laboratory.createGroup('web', 1);

    await laboratory.clock.sleep(120_000);

    expect((await instances(laboratory)).toSorted()).toEqual([
      expect.stringMatching(/^running us-east-1[abc]$/),
      expect.stringMatching(/^terminated us-east-1[abc] Server.InternalError$/),
    ]);
    expect((await activities(laboratory)).map(({ StatusCode }) => StatusCode).sort()).toEqual([
      'Cancelled',
      'Successful',
      'Successful',
    ]);
  });

  it('boot-dies, the app alone: the instance runs and never answers', async () => {
    await using laboratory = await createWorld({ fault: 'boot-dies', what: 'app', times: 1 });
    await laboratory.createGroup('web', 2);

    await laboratory.clock.sleep(300_000);

    expect((await instances(laboratory)).map((each) => each.split(' ')[0])).toEqual(['running', 'running']);
    expect(await inService(laboratory)).toBe(1);
  });

  it('flapping-health: checks fail in the second half of every period', async () => {
    await using laboratory = await createWorld({
      fault: 'flapping-health',
      period: 120_000,
      zones: ['us-east-1a'],
    });
    const { clock } = laboratory;
    await laboratory.createGroup('web', 2);
    const counts: number[] = [];

    for (let minute = 0; minute < 4; minute += 1) {
      await clock.sleep(45_000);
      counts.push(await inService(laboratory));
      await clock.sleep(15_000);
    }

    expect(counts).toEqual([2, 1, 2, 1]);
  });

  it('flapping-health: `probability` is the share of instances, drawn once for each', async () => {
    await using laboratory = await createWorld({
      fault: 'flapping-health',
      period: 120_000,
      probability: 0.5,
    });
    const { clock } = laboratory;
    await laboratory.createGroup('web', 20);
    const counts: number[] = [];

    for (let minute = 0; minute < 4; minute += 1) {
      await clock.sleep(45_000);
      counts.push(await inService(laboratory));
      await clock.sleep(15_000);
    }

    const [all, some = 0, again, same] = counts;
    expect([all, again, same]).toEqual([20, 20, some]);
    expect(some).toBeGreaterThan(3);
    expect(some).toBeLessThan(17);
  });
});

describe('stale', () => {
  const operations = ['elb:DescribeInstanceHealth', 'autoscaling:Describe*', 'ec2:Describe*'];

  it('reads of all three services are as of then', async () => {
    await using laboratory = await createWorld({ fault: 'stale', operations, age: 20_000 });
    const { clock, emulator } = laboratory;
    await laboratory.createGroup('web', 1);
    const seen: string[] = [];

    for (let second = 0; second <= 40; second += 10) {
      const [health = 'gone'] = await laboratory.health();
      seen.push(
        `${second} ${(await activities(laboratory)).length} ${(await instances(laboratory)).length} ${health.slice(0, 12)}`,
      );
      await clock.sleep(10_000);
    }
    emulator.faults.clear();

    expect(seen).toEqual([
      '0 0 0 gone',
      '10 0 0 gone',
      '20 1 1 gone',
      '30 1 1 OutOfService',
      '40 1 1 InService',
    ]);
    expect(await laboratory.health()).toEqual(['InService']);
  });

  it('what was there before the fault was added is seen', async () => {
    await using laboratory = await createWorld();
    const { clock, emulator } = laboratory;
    await laboratory.createGroup('web', 1);
    await clock.sleep(30_000);

    emulator.faults.add({ fault: 'stale', operations, age: 60_000 });

    expect(await laboratory.health()).toEqual(['InService']);
    expect(await instances(laboratory)).toHaveLength(1);
  });
});
