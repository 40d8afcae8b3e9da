import { DescribeInstancesCommand, RunInstancesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { setImmediate as turn } from 'node:timers/promises';
import { createEmulator } from '../../../create-emulator.js';
import type { Emulator } from '../../../emulator.js';
import { createTestEc2 } from '../../../testing/ec2/ec2-fixture.js';

describe('a launch of many instances', () => {
  let emulator: Emulator;
  let ec2: Pick<EC2Client, 'send'>;
  let ImageId: string;

  beforeEach(async () => {
    emulator = await createEmulator({ instances: 'simulated', listen: false, vcpuLimit: 300 });
    ec2 = emulator.directClient<EC2Client>('ec2');
    ImageId = emulator.registerSimulatedImage({ name: 'web' });
  });

  afterEach(() => emulator.close());

  const launch = (count: number, ClientToken?: string) =>
    ec2.send(
      new RunInstancesCommand({
        ...{ ImageId, InstanceType: 't3.micro', MinCount: count, MaxCount: count, ClientToken },
      }),
    );
  const countInstances = async () => {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    return Reservations.flatMap(({ Instances = [] }) => Instances).length;
  };

  it('lets others have their turn after every fifty', async () => {
    await using one = await createTestEc2({ bootMs: 1e9 });
    const image = await one.register('');
    let inTurn = 0;
    const turns: number[] = [];
    one.instances.onChange(() => (inTurn += 1));
    let isOpen = true;
    const others = () => {
      if (inTurn > 0) turns.push(inTurn);
      inTurn = 0;
      if (isOpen) setImmediate(others);
    };
    setImmediate(others);

    await one.call('RunInstances', {
      ImageId: image,
      InstanceType: 't3.micro',
      MinCount: 120,
      MaxCount: 120,
    });
    await turn();
    isOpen = false;

    expect(turns).toEqual([50, 50, 20]);
  });

  it('holds the vCPUs of all from its start', async () => {
    const first = launch(110);
    const second = launch(111);

    await expect(second).rejects.toMatchObject({ name: 'VcpuLimitExceeded' });
    expect((await first).Instances).toHaveLength(110);
    expect((await launch(40)).Instances).toHaveLength(40);
    await expect(launch(1)).rejects.toMatchObject({ name: 'VcpuLimitExceeded' });
  });

  it('is one launch for its client token, also while it goes on', async () => {
    const [first, again] = await Promise.all([launch(120, 'token'), launch(120, 'token')]);

    expect(again.ReservationId).toBe(first.ReservationId);
    expect(await countInstances()).toBe(120);
  });

  it('leaves nothing that waits when EC2 closes in the middle', async () => {
    const one = await createTestEc2({ bootMs: 1e9 });
    const image = await one.register('');
    const launching = one.call('RunInstances', {
      ...{ ImageId: image, InstanceType: 't3.micro', MinCount: 120, MaxCount: 120 },
    });

    await one.close();
    await launching;

    expect(one.openWaits()).toBe(0);
  });
});
