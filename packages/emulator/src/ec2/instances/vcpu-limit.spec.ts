import {
  DescribeInstancesCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { createVirtualClock } from '../../laboratory/create-virtual-clock.js';
import { createEmulator } from '../../create-emulator.js';
import type { Emulator } from '../../emulator.js';

describe('the limit of vCPUs', () => {
  const clock = createVirtualClock();
  const lines: string[] = [];
  let emulator: Emulator;
  let ImageId = '';
  const ec2 = () => emulator.directClient<EC2Client>('ec2');

  beforeEach(async () => {
    lines.length = 0;
    emulator = await createEmulator({
      ...{ instances: 'simulated', listen: false, clock, vcpuLimit: 10 },
      log: (line) => lines.push(line),
    });
    ImageId = emulator.registerSimulatedImage({ name: 'web' });
  });

  afterEach(() => emulator.close());

  const run = async (count: number, InstanceType: 't3.micro' | 't2.micro' = 't3.micro') => {
    const { Instances = [] } = await ec2().send(
      new RunInstancesCommand({ ImageId, InstanceType, MinCount: count, MaxCount: count }),
    );
    return Instances.map(({ InstanceId = '' }) => InstanceId);
  };

  it('takes what fits, and refuses what would be beyond it as a whole, in the words of AWS', async () => {
    await run(4);

    await expect(run(2)).rejects.toMatchObject({
      name: 'VcpuLimitExceeded',
      message:
        'You have requested more vCPU capacity than your current vCPU limit of 10 allows for the instance bucket ' +
        'that the specified instance type belongs to. ' +
        'Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.',
    });
    expect(await run(2, 't2.micro')).toHaveLength(2);
    const { Reservations } = await ec2().send(new DescribeInstancesCommand({}));
    expect(Reservations?.flatMap(({ Instances = [] }) => Instances)).toHaveLength(6);
    expect(lines).toContain(
      'Refused a launch of 2 t3.micro: they would make 12 vCPUs, and `vcpuLimit` is 10',
    );
  });

  it('has room again when instances have terminated', async () => {
    const InstanceIds = await run(5);

    await ec2().send(new TerminateInstancesCommand({ InstanceIds }));
    await clock.sleep(60_000);

    expect(await run(5)).toHaveLength(5);
  });
});
