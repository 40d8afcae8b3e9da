import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { CreateKeyPairCommand, DescribeKeyPairsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { createEmulator, type Emulator } from '../create-emulator.js';
import type { CallRecord } from '../wire/call-record.js';
import type { FaultPlan } from './plan/fault-plan.js';
import type { Fault } from './plan/fault.js';

const operations = ['ec2:CreateKeyPair'];

function clientOf({ endpoint, region }: Emulator, maxAttempts = 1): EC2Client {
  return new EC2Client({
    endpoint,
    region,
    maxAttempts,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
}

const wasReset = { message: expect.stringContaining('ECONNRESET') };

const createKeyPair = (ec2: EC2Client, signal?: AbortSignal) =>
  ec2.send(new CreateKeyPairCommand({ KeyName: 'deploy' }), signal ? { abortSignal: signal } : {});

async function keyPairs(ec2: EC2Client): Promise<number> {
  const { KeyPairs = [] } = await ec2.send(new DescribeKeyPairsCommand({}));
  return KeyPairs.length;
}

describe('faults, through an SDK client', () => {
  it.each<{ fault: Fault; error: object; written: number }>([
    { fault: { fault: 'throttle', operations }, error: { name: 'RequestLimitExceeded' }, written: 0 },
    {
      fault: { fault: 'reset', operations },
      error: wasReset,
      written: 0,
    },
    {
      fault: { fault: 'answer-lost', operations },
      error: wasReset,
      written: 1,
    },
    { fault: { fault: 'not-aws', operations }, error: { name: expect.any(String) }, written: 0 },
  ])('$fault: the client sees an error, and $written is written', async ({ fault, error, written }) => {
    await using emulator = await createEmulator({ faults: { faults: [fault] } });
    const ec2 = clientOf(emulator);

    if (fault.fault === 'not-aws') await createKeyPair(ec2).catch(() => undefined);
    else await expect(createKeyPair(ec2)).rejects.toMatchObject(error);

    expect(await keyPairs(ec2)).toBe(written);
    ec2.destroy();
  });

  it.each<{ fault: Fault; written: number }>([
    { fault: { fault: 'no-answer', operations }, written: 0 },
    { fault: { fault: 'answer-lost', operations, by: 'silence' }, written: 1 },
  ])(
    '$fault: nothing is answered, $written is written, and closing does not wait',
    async ({ fault, written }) => {
      const calls: CallRecord[] = [];
      const emulator = await createEmulator({
        faults: { faults: [fault] },
        onCall: (call) => {
          calls.push(call);
          if (call.operation === 'CreateKeyPair') gaveUp.abort();
        },
      });
      const gaveUp = new AbortController();
      const ec2 = clientOf(emulator);

      await expect(createKeyPair(ec2, gaveUp.signal)).rejects.toMatchObject({ name: 'AbortError' });
      expect(await keyPairs(ec2)).toBe(written);
      const open = expect(createKeyPair(ec2)).rejects.toThrow();
      await emulator.close();

      expect(calls[0]).toMatchObject({ operation: 'CreateKeyPair', faults: [fault.fault] });
      await open;
      ec2.destroy();
    },
  );

  it('late-write: it is written after the client has gone', async () => {
    const faults: FaultPlan = {
      faults: [{ fault: 'late-write', operations, delay: 20_000, answer: 'lost' }],
    };
    await using emulator = await createEmulator({ speed: 100, faults });
    const ec2 = clientOf(emulator);

    await expect(createKeyPair(ec2)).rejects.toMatchObject({
      message: expect.stringContaining('ECONNRESET'),
    });
    const counts = [await keyPairs(ec2)];
    while (counts.at(-1) === 0) counts.push(await keyPairs(ec2));

    expect(counts[0]).toBe(0);
    expect(counts.at(-1)).toBe(1);
    ec2.destroy();
  });

  it('a throttled call is tried again by the client and succeeds', async () => {
    const faults: FaultPlan = { faults: [{ fault: 'throttle', operations: ['ec2:*'], times: 2 }] };
    await using emulator = await createEmulator({ faults });
    const ec2 = clientOf(emulator, 5);

    const { $metadata } = await createKeyPair(ec2);

    expect($metadata.attempts).toBe(3);
    ec2.destroy();
  });

  it('stale: EC2’s reads do not know yet what was written, and then do', async () => {
    const faults: FaultPlan = { faults: [{ fault: 'stale', operations: ['ec2:Describe*'], age: 20_000 }] };
    await using emulator = await createEmulator({ speed: 100, faults });
    const ec2 = clientOf(emulator);

    await createKeyPair(ec2);
    const counts = [await keyPairs(ec2)];
    while (counts.at(-1) === 0) counts.push(await keyPairs(ec2));

    expect(counts[0]).toBe(0);
    ec2.destroy();
  });

  it('credentials that end in the middle end for every service', async () => {
    await using emulator = await createEmulator({
      speed: 1_000,
      faults: { doubts: { credentialsEndAtMs: 100_000 } },
    });
    const { endpoint, region } = emulator;
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const autoScaling = new AutoScalingClient({ endpoint, region, credentials, maxAttempts: 1 });
    const call = () => autoScaling.send(new DescribeAutoScalingGroupsCommand({}));

    await call();
    emulator.faults.assume({ credentialsEndAtMs: 1 });

    await expect(call()).rejects.toMatchObject({ name: 'ExpiredToken' });
    autoScaling.destroy();
  });

  it('reach clients in this process alike, and silence ends with the emulator', async () => {
    const faults: FaultPlan = {
      faults: [
        { fault: 'reset', operations, times: 1 },
        { fault: 'no-answer', operations },
      ],
    };
    const emulator = await createEmulator({ instances: 'simulated', listen: false, faults });
    const { endpoint, region } = emulator;
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const requestHandler = emulator.requestHandler();
    const ec2 = new EC2Client({ endpoint, region, credentials, requestHandler, maxAttempts: 1 });

    await expect(createKeyPair(ec2)).rejects.toMatchObject(wasReset);
    const unanswered = expect(createKeyPair(ec2)).rejects.toMatchObject(wasReset);
    expect(await keyPairs(ec2)).toBe(0);
    await emulator.close();

    await unanswered;
  });

  it('refuses a plan with an unknown name, and starts nothing', async () => {
    const plan = { faults: [{ fault: 'throtle', operations }] };

    await expect(createEmulator({ faults: plan as unknown as FaultPlan })).rejects.toMatchObject({
      code: 'InvalidFaults',
    });
  });
});
