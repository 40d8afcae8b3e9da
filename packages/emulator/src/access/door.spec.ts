import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { addFault } from '../background/add-fault.js';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';
import type { AccessKey } from './access-key.js';

interface SigningKey extends AccessKey {
  readonly sessionToken?: string;
}

interface ClientSettings {
  /** How wrong the client's clock is. */
  readonly systemClockOffset?: number;
}

describe('the door of an emulator that verifies signatures', () => {
  const lines: string[] = [];
  let emulator: Emulator;

  beforeAll(async () => {
    const log = (line: string) => void lines.push(line);
    emulator = await createEmulator({ instances: 'simulated', signatures: 'verified', log });
  });

  afterAll(() => emulator.close());

  const settings = (credentials: SigningKey, more: ClientSettings = {}) => ({
    ...{ endpoint: emulator.endpoint, region: emulator.region, credentials, maxAttempts: 1 },
    ...more,
  });
  /** One call in each protocol: what it answers, or the name of its error. */
  const callEach = async (credentials: SigningKey, more?: ClientSettings) => {
    const config = settings(credentials, more);
    const calls = [
      new EC2Client(config).send(new DescribeVpcsCommand({})),
      new AutoScalingClient(config).send(new DescribeAutoScalingGroupsCommand({})),
      new SSMClient(config).send(new GetParametersCommand({ Names: ['/ein/Paß'] })),
      new CloudWatchClient(config).send(new ListMetricsCommand({})),
    ];
    const ends = await Promise.allSettled(calls);
    return ends.map((end) => (end.status === 'rejected' ? (end.reason as Error).name : 'answered')); // the SDK's errors
  };
  const all = (name: string) => Array<string>(4).fill(name);

  it('says that it does, and gives a key that nobody can guess', async () => {
    await using other = await createEmulator({ instances: 'simulated', signatures: 'verified' });
    await using open = await createEmulator({ instances: 'simulated', listen: false });

    expect(emulator.signatures).toBe('verified');
    expect(emulator.credentials.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(emulator.credentials.secretAccessKey).toMatch(/^[\w-]{40}$/);
    expect(other.credentials.secretAccessKey).not.toBe(emulator.credentials.secretAccessKey);
    expect(open).toMatchObject({
      signatures: 'any',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  });

  it('lets in what the SDK signs with its key, in every protocol', async () => {
    expect(await callEach(emulator.credentials)).toEqual(all('answered'));
  });

  it('refuses another key in the words of each protocol, and the log says what to do', async () => {
    lines.length = 0;

    expect(await callEach({ accessKeyId: 'test', secretAccessKey: 'test' })).toEqual([
      'AuthFailure',
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      'UnrecognizedClientException',
    ]);
    expect(lines[0]).toBe(
      'Refused a request: This emulator takes its own access key alone, which clicamos local env prints, and those ' +
        'that its STS gave out; "test" is none of them',
    );
  });

  it('refuses its key with another secret', async () => {
    expect(await callEach({ ...emulator.credentials, secretAccessKey: 'test' })).toEqual([
      'AuthFailure',
      'SignatureDoesNotMatch',
      'InvalidSignatureException',
      'InvalidSignatureException',
    ]);
  });

  it('refuses what was signed ten minutes ago or ahead, and the answer tells a client what to correct its clock by', async () => {
    for (const systemClockOffset of [-600_000, 600_000]) {
      expect(await callEach(emulator.credentials, { systemClockOffset })).toEqual([
        'RequestExpired',
        'SignatureDoesNotMatch',
        'InvalidSignatureException',
        'InvalidSignatureException',
      ]);
      const ec2 = new EC2Client(settings(emulator.credentials, { systemClockOffset }));
      await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({ name: 'RequestExpired' });
      expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
    }
    expect(await callEach(emulator.credentials, { systemClockOffset: -240_000 })).toEqual(all('answered'));
  });

  it('lets the temporary keys of its STS in with their token, and not without', async () => {
    const sts = new STSClient(settings(emulator.credentials));
    const RoleArn = 'arn:aws:iam::123456789012:role/deployer';
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'ci' }));
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
    const key = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };

    expect(await callEach({ ...key, sessionToken: SessionToken })).toEqual(all('answered'));
    expect(await callEach({ ...key, sessionToken: 'another' })).toContain('InvalidClientTokenId');
    expect(await callEach(key)).toContain('InvalidClientTokenId');
  });

  it('refuses a request whose body changed on its way', async () => {
    const ec2 = new EC2Client(settings(emulator.credentials));
    ec2.middlewareStack.add(
      (next) => (args) => {
        const { request } = args as { request: { body: string } }; // the SDK's own type of it is `unknown`
        request.body = request.body.replace('DescribeVpcs', 'DescribeTags');
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );

    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'AuthFailure',
      message: expect.stringMatching(
        /^AWS was not able to validate .*signature we calculated does not match/,
      ),
    });
  });

  it('asks in-process clients for no key: they are in already', async () => {
    const requestHandler = emulator.requestHandler();
    const sts = new STSClient({
      ...settings({ accessKeyId: 'a', secretAccessKey: 'b' }),
      requestHandler,
    });

    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('123456789012');
  });

  it('takes a fault from whoever signs it with its key, and from nobody else', async () => {
    const { endpoint, credentials } = emulator;
    const fault = { fault: 'throttle', operations: ['elb:DescribeTags'] } as const;
    const body = JSON.stringify(fault);

    const unsigned = await fetch(`${endpoint}/_clicamos/faults`, { method: 'POST', body });
    const foreign = addFault({ endpoint, credentials: { ...credentials, secretAccessKey: 'b' } }, fault);

    expect(unsigned.status).toBe(403);
    await expect(foreign).rejects.toThrow(
      /^The emulator refused throttle: The request signature we calculated/,
    );
    await addFault({ endpoint, credentials }, fault);
    emulator.faults.clear();
  });
});
