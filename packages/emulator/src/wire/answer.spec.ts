import { AwsError } from '../service/aws-error.js';
import type { ServiceName } from '../service/service.js';
import { authorization, serviceOf } from '../testing/wire/wire-fixtures.js';
import { answer as answerOrCut, type Answer } from './answer.js';
import type { Reply } from './protocols/protocol.js';
import { loadModel } from './model/model.js';

const services = [
  serviceOf('ec2', {
    CreateTags: () => undefined,
    DescribeInstanceTypes: () => ({}),
    DescribeInstances: () => ({ Reservations: [], NextToken: 'a<b' }),
    RunInstances: () => ({}),
  }),
  serviceOf('elb', {
    AddTags: () => ({}),
    ConfigureHealthCheck: () => ({}),
    CreateLoadBalancer: () => ({ DNSName: 'web' }),
    DescribeLoadBalancers: () => {
      throw new AwsError('AccessPointNotFoundException', "There is no ACTIVE Load Balancer named 'web'");
    },
  }),
  serviceOf('autoscaling', {
    DeleteAutoScalingGroup: () => undefined,
    DescribeAutoScalingGroups: () => {
      throw new Error('broken');
    },
    PutScalingPolicy: (input: unknown) => ({ PolicyARN: JSON.stringify(input) }),
    PutScheduledUpdateGroupAction: () => undefined,
  }),
  serviceOf('ssm', { GetParameters: () => ({}), PutParameter: () => ({}) }),
];
const models = services.map(({ name }) => loadModel(name));

interface Case {
  readonly service: ServiceName;
  readonly operation: string;
  /** What comes after `Action` and `Version`; for SSM the body. */
  readonly body?: string;
  readonly status?: number;
  readonly code: string;
  readonly message: string;
}

const wording: readonly Case[] = [
  {
    service: 'ec2',
    operation: 'RunInstances',
    body: 'MaxCount=1',
    code: 'MissingParameter',
    message: 'The request must contain the parameter MinCount',
  },
  {
    service: 'ec2',
    operation: 'CreateTags',
    body: 'Tag.1.Key=a',
    code: 'MissingParameter',
    message: 'The request must contain the parameter resourceIdSet',
  },
  {
    service: 'ec2',
    operation: 'RunInstances',
    body: 'MinCount=1&MaxCount=1&ElasticGpuSpecification.1.Foo=a',
    code: 'UnknownParameter',
    message: 'The parameter ElasticGpuSpecification.1.Foo is not recognized',
  },
  {
    service: 'ec2',
    operation: 'RunInstances',
    body: 'MinCount=1&MaxCount=1&ElasticGpuSpecification.1.Type=a&ElasticInferenceAccelerator.2.Count=1',
    code: 'MissingParameter',
    message: 'The request must contain the parameter ElasticInferenceAccelerator.1.Type',
  },
  {
    service: 'ec2',
    operation: 'DescribeInstances',
    body: 'Foo=1',
    code: 'UnknownParameter',
    message: 'The parameter Foo is not recognized',
  },
  {
    service: 'ec2',
    operation: 'DescribeInstances',
    body: 'MaxResults=many',
    code: 'InvalidParameterValue',
    message: 'Value (many) for parameter maxResults is invalid. Expected an integer',
  },
  {
    service: 'ec2',
    operation: 'DescribeInstances',
    body: 'DryRun=yes',
    code: 'InvalidParameterValue',
    message: 'Value (yes) for parameter dryRun is invalid. Expected true or false',
  },
  {
    service: 'ec2',
    operation: 'DescribeInstances',
    body: 'Filter.1.Name.1=a',
    code: 'InvalidParameterValue',
    message: 'Value () for parameter name is invalid. Expected one value',
  },
  {
    service: 'ec2',
    operation: 'RunInstances',
    body: 'MinCount=1&MaxCount=1&InstanceInitiatedShutdownBehavior=explode',
    code: 'InvalidParameterValue',
    message:
      'Value (explode) for parameter instanceInitiatedShutdownBehavior is invalid. Valid values are: stop, terminate',
  },
  {
    service: 'ec2',
    operation: 'AllocateAddress',
    code: 'UnsupportedOperation',
    message: 'The emulator does not answer ec2 AllocateAddress; its BEHAVIOR.md lists what it answers',
  },
  {
    service: 'ec2',
    operation: 'DescribeVpcs',
    code: 'UnsupportedOperation',
    message: 'The emulator does not answer ec2 DescribeVpcs; its BEHAVIOR.md lists what it answers',
  },
  {
    service: 'ec2',
    operation: 'Explode',
    code: 'InvalidAction',
    message: 'The action Explode is not valid for this web service.',
  },
  {
    service: 'elb',
    operation: 'ConfigureHealthCheck',
    body: 'HealthCheck.Target=TCP:80&HealthCheck.Interval=5&HealthCheck.Timeout=2&HealthCheck.HealthyThreshold=2',
    code: 'ValidationError',
    message:
      "2 validation errors detected: Value null at 'loadBalancerName' failed to satisfy constraint: Member must not be null; Value null at 'healthCheck.unhealthyThreshold' failed to satisfy constraint: Member must not be null",
  },
  {
    service: 'elb',
    operation: 'CreateLoadBalancer',
    body: 'LoadBalancerName=web&Listeners.member.1.LoadBalancerPort=80&Listeners.member.1.InstancePort=80',
    code: 'ValidationError',
    message:
      "1 validation error detected: Value null at 'listeners.1.member.protocol' failed to satisfy constraint: Member must not be null",
  },
  {
    service: 'elb',
    operation: 'ConfigureHealthCheck',
    body: 'HealthCheck.Interval=soon',
    code: 'MalformedInput',
    message: "Value 'soon' at 'healthCheck.interval' could not be read as integer",
  },
  {
    service: 'elb',
    operation: 'AddTags',
    body: 'LoadBalancerNames=web',
    code: 'MalformedInput',
    message: 'Unexpected list element termination',
  },
  {
    service: 'elb',
    operation: 'DescribeLoadBalancers',
    code: 'LoadBalancerNotFound',
    message: "There is no ACTIVE Load Balancer named 'web'",
  },
  {
    service: 'elb',
    operation: 'DeleteLoadBalancer',
    code: 'InvalidAction',
    message: 'The emulator does not answer elb DeleteLoadBalancer; its BEHAVIOR.md lists what it answers',
  },
  {
    service: 'elb',
    operation: 'constructor',
    code: 'InvalidAction',
    message: 'Could not find operation constructor for version 2012-06-01',
  },
  {
    service: 'autoscaling',
    operation: 'PutScheduledUpdateGroupAction',
    body: 'AutoScalingGroupName=web&ScheduledActionName=up&StartTime=tomorrow',
    code: 'MalformedInput',
    message: 'timestamp must follow ISO8601',
  },
  {
    service: 'autoscaling',
    operation: 'PutScalingPolicy',
    body: 'AutoScalingGroupName=web&PolicyName=cpu&TargetTrackingConfiguration.TargetValue=1&TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType=CPU',
    code: 'ValidationError',
    message:
      "1 validation error detected: Value 'CPU' at 'targetTrackingConfiguration.predefinedMetricSpecification.predefinedMetricType' failed to satisfy constraint: Member must satisfy enum value set: [ALBRequestCountPerTarget, ASGAverageCPUUtilization, ASGAverageCPUUtilizationHighResolution, ASGAverageNetworkIn, ASGAverageNetworkOut]",
  },
  {
    service: 'autoscaling',
    operation: 'DescribeAutoScalingGroups',
    status: 500,
    code: 'InternalFailure',
    message: 'The request processing has failed because of an unknown error, exception or failure.',
  },
  {
    service: 'ssm',
    operation: 'PutParameter',
    body: '{"Name":"/a","Value":"b","Type":"Number"}',
    code: 'ValidationException',
    message:
      "1 validation error detected: Value 'Number' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [SecureString, String, StringList]",
  },
  {
    service: 'ssm',
    operation: 'PutParameter',
    body: '{"Name":7,"Value":"b"}',
    code: 'SerializationException',
    message: 'NUMBER_VALUE can not be converted to String',
  },
  {
    service: 'ssm',
    operation: 'GetParameters',
    body: '{"Names":"a"}',
    code: 'SerializationException',
    message: 'Expected list or null',
  },
  {
    service: 'ssm',
    operation: 'GetParameters',
    body: '{"Names":',
    code: 'SerializationException',
    message: 'The request is not valid JSON',
  },
  {
    service: 'ssm',
    operation: 'SendCommand',
    code: 'UnknownOperationException',
    message: 'The emulator does not answer ssm SendCommand; its BEHAVIOR.md lists what it answers',
  },
  {
    service: 'ssm',
    operation: 'Explode',
    code: 'UnknownOperationException',
    message: 'The operation Explode is not known to this service',
  },
];

it.each(wording)('answers $service $operation "$body" with $code', async (expected) => {
  const { reply } = await ask(expected.service, expected.operation, expected.body);

  expect({ status: reply.status, ...errorOf(reply) }).toEqual({
    status: expected.status ?? 400,
    code: expected.code,
    message: expected.message,
  });
});

it('writes the envelope that each protocol has', async () => {
  const ec2 = await ask('ec2', 'DescribeInstances');
  const ec2Nothing = await ask('ec2', 'CreateTags', 'ResourceId.1=i-1&Tag.1.Key=a');
  const elb = await ask('elb', 'CreateLoadBalancer', 'LoadBalancerName=web&Listeners=');
  const nothing = await ask('autoscaling', 'DeleteAutoScalingGroup', 'AutoScalingGroupName=web');

  expect([ec2, ec2Nothing, elb, nothing].map(({ reply }) => reply.body.split('\n')[1])).toEqual([
    '<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>id</requestId><nextToken>a&lt;b</nextToken><reservationSet/></DescribeInstancesResponse>',
    '<CreateTagsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>id</requestId><return>true</return></CreateTagsResponse>',
    '<CreateLoadBalancerResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/"><CreateLoadBalancerResult><DNSName>web</DNSName></CreateLoadBalancerResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></CreateLoadBalancerResponse>',
    '<DeleteAutoScalingGroupResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></DeleteAutoScalingGroupResponse>',
  ]);
});

it('takes instance types that its model does not know, because new ones appear daily', async () => {
  const { call } = await ask('ec2', 'DescribeInstanceTypes', 'InstanceType.1=z99.metal');

  expect(call).toEqual({ service: 'ec2', operation: 'DescribeInstanceTypes' });
});

it('reads numbers with a fraction where AWS takes them', async () => {
  const policy = 'AutoScalingGroupName=web&PolicyName=cpu&StepAdjustments.member.1.ScalingAdjustment=1';

  const { reply } = await ask(
    'autoscaling',
    'PutScalingPolicy',
    `${policy}&StepAdjustments.member.1.MetricIntervalLowerBound=0.5`,
  );

  expect(reply.body).toContain('"MetricIntervalLowerBound":0.5');
});

it('answers clients without credentials as AWS does', async () => {
  const unsigned = { authorization: undefined };
  const answers = await Promise.all([
    ask('ec2', 'DescribeInstances', '', unsigned),
    ask('elb', 'DescribeLoadBalancers', '', unsigned),
    ask('elb', 'DescribeLoadBalancers', '', { authorization: 'Bearer me' }),
    ask('ssm', 'GetParameters', '{"Names":[]}', unsigned),
  ]);

  expect(answers.map(({ reply }) => [reply.status, errorOf(reply).code])).toEqual([
    [401, 'AuthFailure'],
    [403, 'MissingAuthenticationToken'],
    [400, 'IncompleteSignature'],
    [400, 'MissingAuthenticationTokenException'],
  ]);
});

it('takes a presigned request', async () => {
  const { call } = await ask('ec2', 'DescribeInstances', 'X-Amz-Signature=00', { authorization: undefined });

  expect(call).toEqual({ service: 'ec2', operation: 'DescribeInstances' });
});

it('logs the stack of what an operation should not have thrown', async () => {
  const lines: string[] = [];

  await ask('autoscaling', 'DescribeAutoScalingGroups', '', { log: (line) => void lines.push(line) });

  expect(lines).toEqual([
    expect.stringMatching(
      /^autoscaling DescribeAutoScalingGroups failed .*Error: broken\n +at .*answer\.spec/,
    ),
  ]);
});

it('names the services it has when the version or the target of an unsigned request is of another one', async () => {
  const body = 'Action=DescribeLoadBalancers&Version=2015-12-01';
  const elbv2 = await answer(request({ body }), options);
  const logs = await answer(request({ target: 'Logs_20140328.PutLogEvents' }), options);

  expect([elbv2, logs].map(({ reply, call }) => ({ call, ...errorOf(reply) }))).toEqual([
    {
      call: undefined,
      code: 'InvalidAction',
      message:
        'The version 2015-12-01 of DescribeLoadBalancers is of no service here: ec2 (2016-11-15), elb (2012-06-01), autoscaling (2011-01-01), ssm (2014-11-06)',
    },
    {
      call: undefined,
      code: 'UnknownOperationException',
      message: expect.stringContaining('Logs_20140328.PutLogEvents is of no service here: ec2 (2016-11-15)'),
    },
  ]);
});

it('answers an unknown version in the protocol of the service that it was signed for', async () => {
  const body = 'Action=DescribeInstances&Version=1999-01-01';

  const { reply } = await answer(request({ body, authorization: authorization('ec2') }), options);

  expect(reply.body).toContain('<Response><Errors><Error><Code>InvalidAction</Code>');
  expect(errorOf(reply).message).toBe(
    "The action DescribeInstances is not valid for this web service. (the emulator's ec2 has version 2016-11-15)",
  );
});

it('wants an action', async () => {
  const { reply } = await answer(request({ body: '' }), options);

  expect(errorOf(reply)).toEqual({
    code: 'MissingAction',
    message: 'The request must contain the parameter Action',
  });
});

const options = { services, models, requestId: 'id', log: () => undefined };

interface Overrides {
  readonly authorization?: string | undefined;
  readonly log?: (line: string) => void;
}

/** Without faults every request is answered. */
async function answer(...given: Parameters<typeof answerOrCut>): Promise<Answer & { readonly reply: Reply }> {
  const { reply, ...rest } = await answerOrCut(...given);
  if ('kind' in reply) throw new Error(`It was cut by ${reply.by}`);
  return { ...rest, reply };
}

function ask(service: ServiceName, operation: string, body = '', overrides: Overrides = {}) {
  const { version, targetPrefix, signingName } = loadModel(service);
  const signed = { authorization: authorization(signingName), ...overrides };
  const isJson = targetPrefix !== undefined;
  const form = `Action=${operation}&Version=${version}&${body}`;
  const target = isJson ? `${targetPrefix}.${operation}` : undefined;
  return answer(request({ ...signed, target, body: isJson ? body : form }), { ...options, ...overrides });
}

const request = (parts: {
  target?: string | undefined;
  body?: string;
  authorization?: string | undefined;
}) => ({
  query: new URLSearchParams(),
  target: undefined,
  authorization: undefined,
  body: '',
  ...parts,
});

function errorOf({ body }: Reply): { code: string | undefined; message: string | undefined } {
  if (body.startsWith('{')) {
    const { __type: code, message, Message = message } = JSON.parse(body);
    return { code, message: Message };
  }
  const text = (tag: string) =>
    new RegExp(`<${tag}>(.*)</${tag}>`, 's').exec(body)?.[1]?.replaceAll('&amp;', '&');
  return { code: text('Code'), message: text('Message') };
}
