import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { CreateKeyPairCommand, DescribeKeyPairsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';
import { createVirtualClock } from '../laboratory/create-virtual-clock.js';
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

const createKeyPair = (ec2: Pick<EC2Client, 'send'>, signal?: AbortSignal) =>
  ec2.send(new CreateKeyPairCommand({ KeyName: 'deploy' }), signal ? { abortSignal: signal } : {});

async function keyPairs(ec2: Pick<EC2Client, 'send'>): Promise<number> {
  const { KeyPairs = [] } = await ec2.send(new DescribeKeyPairsCommand({}));
  return KeyPairs.length;
}

const postFault = (emulator: Emulator, fault: object) =>
  fetch(new URL('/_clicamos/faults', emulator.endpoint), { method: 'POST', body: JSON.stringify(fault) });

describe('faults, through an SDK client', () => {
  it('takes a fault by POST while it runs, and refuses one that is none with a sentence', async () => {
    await using emulator = await createEmulator();
    const ec2 = clientOf(emulator);

    const taken = await postFault(emulator, { fault: 'throttle', operations });
    const refused = await postFault(emulator, { fault: 'throtle', operations });

    expect([taken.status, refused.status]).toEqual([200, 400]);
    expect(await refused.text()).toContain('throttle');
    await expect(createKeyPair(ec2)).rejects.toMatchObject({ name: 'RequestLimitExceeded' });
    ec2.destroy();
  });

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
  ])('$fault: the client sees an error, and $written is written', async ({ fault, error, written }) => {
    await using emulator = await createEmulator({ faults: { faults: [fault] } });
    const ec2 = clientOf(emulator);

    await expect(createKeyPair(ec2)).rejects.toMatchObject(error);

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

  it.each<Fault>([
    { fault: 'slow-answer', operations, delay: 3_600_000 },
    { fault: 'late-write', operations, delay: 3_600_000 },
  ])('$fault: an answer that is held back does not hold up the end', async (fault) => {
    const emulator = await createEmulator({ faults: { faults: [fault] } });
    const ec2 = clientOf(emulator);

    const answer = expect(createKeyPair(ec2)).rejects.toThrow();
    await keyPairs(ec2);
    await emulator.close();

    await answer;
    ec2.destroy();
  });

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
    const faults: FaultPlan = { faults: [{ fault: 'stale', operations: ['ec2:Describe*'], age: 100_000 }] };
    await using emulator = await createEmulator({ speed: 100, faults });
    const ec2 = clientOf(emulator);

    await createKeyPair(ec2);
    const counts = [await keyPairs(ec2)];
    while (counts.at(-1) === 0) counts.push(await keyPairs(ec2));

    expect(counts[0]).toBe(0);
    ec2.destroy();
  });

  it('credentials that end in the middle end for every service', async () => {
    const clock = createVirtualClock();
    const faults: FaultPlan = { doubts: { credentialsEndAtMs: 100_000 } };
    await using emulator = await createEmulator({ instances: 'simulated', listen: false, clock, faults });
    const groups = () =>
      emulator.directClient<AutoScalingClient>('autoscaling').send(new DescribeAutoScalingGroupsCommand({}));
    const pairs = () => keyPairs(emulator.directClient<EC2Client>('ec2'));

    await clock.sleep(99_999);
    await groups();
    await clock.sleep(1);

    await expect(groups()).rejects.toMatchObject({ name: 'ExpiredToken' });
    await expect(pairs()).rejects.toMatchObject({ name: 'RequestExpired' });
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

  it.each<{ fault: Fault; answer: object; written: number }>([
    {
      fault: { fault: 'throttle', operations },
      answer: { name: 'RequestLimitExceeded', $fault: 'server' },
      written: 0,
    },
    {
      fault: { fault: 'reset', operations },
      answer: { code: 'ECONNRESET', name: 'TimeoutError' },
      written: 0,
    },
    { fault: { fault: 'answer-lost', operations }, answer: { code: 'ECONNRESET' }, written: 1 },
    { fault: { fault: 'not-aws', operations }, answer: { $metadata: { httpStatusCode: 200 } }, written: 0 },
    { fault: { fault: 'slow-answer', operations, delay: 5_000 }, answer: { KeyName: 'deploy' }, written: 1 },
  ])('$fault: reaches clients that skip the SDK', async ({ fault, answer, written }) => {
    const calls: CallRecord[] = [];
    const clock = createVirtualClock();
    await using emulator = await createEmulator({
      ...{ instances: 'simulated', listen: false, clock, faults: { faults: [fault] } },
      onCall: (call) => calls.push(call),
    });
    const ec2 = emulator.directClient<EC2Client>('ec2');
    const began = clock.now();

    const answered: unknown = await createKeyPair(ec2).catch((error: unknown) => error);

    expect(answered).toMatchObject(answer);
    expect(calls).toMatchObject([{ operation: 'CreateKeyPair', faults: [fault.fault] }]);
    expect(await keyPairs(ec2)).toBe(written);
    expect(clock.now() - began).toBe(fault.fault === 'slow-answer' ? 5_000 : 0);
  });

  it('stale reads reach them too', async () => {
    const faults: FaultPlan = { faults: [{ fault: 'stale', operations: ['ec2:*'], age: 20_000 }] };
    const clock = createVirtualClock();
    await using emulator = await createEmulator({ instances: 'simulated', listen: false, clock, faults });
    const ec2 = emulator.directClient<EC2Client>('ec2');

    await createKeyPair(ec2);
    const counts = [await keyPairs(ec2)];
    await clock.sleep(20_000);
    counts.push(await keyPairs(ec2));

    expect(counts).toEqual([0, 1]);
  });

  it('a page of HTML is an empty answer to the SDK, of EC2 as of others', async () => {
    await using emulator = await createEmulator({ faults: { faults: [{ fault: 'not-aws', operations }] } });
    const ec2 = clientOf(emulator);

    const { $metadata, ...answer } = await createKeyPair(ec2);

    expect([answer, $metadata.httpStatusCode]).toEqual([{}, 200]);
    ec2.destroy();
  });

  it('refuses a plan with an unknown name, and starts nothing', async () => {
    const plan = { faults: [{ fault: 'throtle', operations }] };

    await expect(createEmulator({ faults: plan as unknown as FaultPlan })).rejects.toMatchObject({
      code: 'InvalidFaults',
    });
  });
});
