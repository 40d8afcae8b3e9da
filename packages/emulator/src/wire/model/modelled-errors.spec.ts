import * as autoscaling from '@aws-sdk/client-auto-scaling';
import * as ec2 from '@aws-sdk/client-ec2';
import * as elb from '@aws-sdk/client-elastic-load-balancing';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { AwsError } from '../../service/aws-error.js';
import type { ServiceName } from '../../service/service.js';
import { serviceOf, serving } from '../../testing/wire/wire-fixtures.js';
import { sdkConfig } from '../../testing/wire/wire-sdk.js';
import { loadModel } from './model.js';

interface Client {
  send(command: never): Promise<unknown>;
  destroy(): void;
}

interface Target {
  readonly name: ServiceName;
  readonly exported: Readonly<Record<string, unknown>>;
  readonly operation: string;
  readonly client: (endpoint: string) => Client;
  readonly command: object;
}

const config = (endpoint: string) => ({ ...sdkConfig, endpoint, maxAttempts: 1 });

const targets: readonly Target[] = [
  {
    name: 'elb',
    exported: elb,
    operation: 'DescribeAccountLimits',
    client: (endpoint) => new elb.ElasticLoadBalancingClient(config(endpoint)),
    command: new elb.DescribeAccountLimitsCommand({}),
  },
  {
    name: 'autoscaling',
    exported: autoscaling,
    operation: 'DescribeAccountLimits',
    client: (endpoint) => new autoscaling.AutoScalingClient(config(endpoint)),
    command: new autoscaling.DescribeAccountLimitsCommand({}),
  },
  {
    name: 'sts',
    exported: sts,
    operation: 'GetCallerIdentity',
    client: (endpoint) => new sts.STSClient(config(endpoint)),
    command: new sts.GetCallerIdentityCommand({}),
  },
  {
    name: 'ssm',
    exported: ssm,
    operation: 'GetParameter',
    client: (endpoint) => new ssm.SSMClient(config(endpoint)),
    command: new ssm.GetParameterCommand({ Name: '/a' }),
  },
];

it.each(targets)('answers the errors of $name so that its client knows every class', async (target) => {
  const errors = Object.entries(loadModel(target.name).errors);
  const received = await receivedErrors(
    target,
    errors.map(([name, { code = name, status = 400 }]) => new AwsError(code, `about <${name}>`, status)),
  );

  expect(errors.length).toBeGreaterThan(10);
  expect(received.map((error, index) => describe(error, target.exported[errors[index]?.[0] ?? '']))).toEqual(
    errors.map(([name, { status = 400 }]) => ({
      name,
      isInstance: true,
      status,
      message: `about <${name}>`,
    })),
  );

  function describe(error: unknown, errorClass: unknown) {
    const isInstance = typeof errorClass === 'function' && error instanceof errorClass;
    const { name, message, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
    return { name, isInstance, status: $metadata.httpStatusCode, message };
  }
});

it('answers the errors of ec2, which models none, by code, status, message and request id', async () => {
  const [error] = await receivedErrors(
    {
      name: 'ec2',
      exported: ec2,
      operation: 'DescribeVpcs',
      client: (endpoint) => new ec2.EC2Client(config(endpoint)),
      command: new ec2.DescribeVpcsCommand({}),
    },
    [new AwsError('InvalidVpcID.NotFound', "The vpc ID 'vpc-1' does not exist")],
  );

  expect(error).toBeInstanceOf(ec2.EC2ServiceException);
  expect(error).toMatchObject({
    name: 'InvalidVpcID.NotFound',
    message: "The vpc ID 'vpc-1' does not exist",
    $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/) },
  });
});

/** What the client rejects with when the operation throws each of `errors` in turn. */
async function receivedErrors(target: Target, errors: readonly AwsError[]): Promise<unknown[]> {
  const left = [...errors];
  const fail = () => {
    throw left.shift() ?? new Error('There are no more errors');
  };
  const received: unknown[] = [];
  await serving(
    { services: [serviceOf(target.name, { [target.operation]: fail })] },
    async ({ endpoint }) => {
      const client = target.client(endpoint);
      while (received.length < errors.length) {
        received.push(await client.send(target.command as never).catch((error: unknown) => error));
      }
      client.destroy();
    },
  );
  return received;
}
