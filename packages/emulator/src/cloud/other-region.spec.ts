import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';

describe('a call that is signed for a region', () => {
  const lines: string[] = [];
  let emulator: Emulator;

  beforeEach(async () => {
    lines.length = 0;
    emulator = await createEmulator({
      ...{ instances: 'simulated', listen: false, region: 'eu-west-1' },
      log: (line) => lines.push(line),
    });
  });

  afterEach(() => emulator.close());

  const signedFor = (region: string) => ({
    ...{ region, endpoint: emulator.endpoint, maxAttempts: 1, requestHandler: emulator.requestHandler() },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const ssmNames = { Names: ['/web'] };

  it('is answered when it is the region of the emulator', async () => {
    const here = signedFor('eu-west-1');

    const { Vpcs } = await new EC2Client(here).send(new DescribeVpcsCommand({}));
    const { InvalidParameters } = await new SSMClient(here).send(new GetParametersCommand(ssmNames));

    expect([Vpcs?.length, InvalidParameters]).toEqual([1, ['/web']]);
    expect(lines).toEqual([]);
  });

  it('is refused with both regions named when it is another, in the words of each protocol', async () => {
    const elsewhere = signedFor('us-west-2');
    const message =
      'Credential should be scoped to a valid region. The request is signed for us-west-2, and this emulator is ' +
      'eu-west-1 alone: set AWS_REGION=eu-west-1, or start an emulator of that region.';

    await expect(new EC2Client(elsewhere).send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      ...{ name: 'AuthFailure', message },
    });
    await expect(
      new ElasticLoadBalancingClient(elsewhere).send(new DescribeLoadBalancersCommand({})),
    ).rejects.toMatchObject({ name: 'SignatureDoesNotMatch', message });
    await expect(new SSMClient(elsewhere).send(new GetParametersCommand(ssmNames))).rejects.toMatchObject({
      ...{ name: 'InvalidSignatureException', message },
    });
    await expect(new STSClient(elsewhere).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      ...{ name: 'SignatureDoesNotMatch', message },
    });
    expect(lines).toEqual(Array<string>(4).fill(`Refused a request: ${message}`));
  });

  it('is answered of what AWS has once for all regions, for which clients sign us-east-1', async () => {
    const global = signedFor('us-east-1');

    const { Roles } = await new IAMClient(global).send(new ListRolesCommand({}));
    const { Account } = await new STSClient(global).send(new GetCallerIdentityCommand({}));

    expect(Roles).toBeDefined();
    expect(Account).toBe('123456789012');
    await expect(new EC2Client(global).send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'AuthFailure',
    });
  });
});
