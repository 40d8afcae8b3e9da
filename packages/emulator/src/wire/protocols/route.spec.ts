import { AwsError } from '../../service/aws-error.js';
import { loadModel } from '../model/model.js';
import { route, type RefusedRoute, type WireRequest } from './route.js';

const models = [loadModel('ec2'), loadModel('elb'), loadModel('ssm')];
const SENTENCE = 'its BEHAVIOR.md lists what it answers';

/** As the aws CLI 1.45 sends it. */
const signedFor = (service: string, signedHeaders = 'host;x-amz-content-sha256;x-amz-date') =>
  `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260131/us-east-1/${service}/aws4_request, SignedHeaders=${signedHeaders}, Signature=7db0f6e9742b5283259f1f19b6d7160d2a6c3ec6196620f8ff62f3d87711af00`;

interface Case {
  readonly what: string;
  readonly request: Partial<WireRequest>;
  readonly code: string;
  readonly message: string;
  /** Where the clients of the service look for the code. */
  readonly body: string;
}

const others: readonly Case[] = [
  {
    what: 's3 (REST)',
    request: { authorization: signedFor('s3') },
    code: 'InvalidAction',
    message: `The emulator does not answer s3; ${SENTENCE}`,
    body: '<Error><Code>InvalidAction</Code>',
  },
  {
    what: 's3 (REST, presigned)',
    request: {
      authorization: undefined,
      query: new URLSearchParams({
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20260131/us-east-1/s3/aws4_request',
        'X-Amz-SignedHeaders': 'host',
        'X-Amz-Signature': '7db0f6e9742b5283',
      }),
    },
    code: 'InvalidAction',
    message: `The emulator does not answer s3; ${SENTENCE}`,
    body: '<Error><Code>InvalidAction</Code>',
  },
  {
    what: 'route53 (REST)',
    request: { authorization: signedFor('route53', 'host;x-amz-date') },
    code: 'InvalidAction',
    message: `The emulator does not answer route53; ${SENTENCE}`,
    body: '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code>',
  },
  {
    what: 'lambda (REST)',
    request: { authorization: signedFor('lambda', 'host;x-amz-date'), body: '{"FunctionName":"a"}' },
    code: 'UnknownOperationException',
    message: `The emulator does not answer lambda; ${SENTENCE}`,
    body: '{"__type":"UnknownOperationException"',
  },
  {
    what: 'monitoring (JSON)',
    request: {
      authorization: signedFor('monitoring', 'content-type;host;x-amz-date;x-amz-target'),
      target: 'GraniteServiceVersion20100801.DescribeAlarms',
      body: '{}',
    },
    code: 'UnknownOperationException',
    message: `The emulator does not answer monitoring DescribeAlarms; ${SENTENCE}`,
    body: '{"__type":"UnknownOperationException"',
  },
  {
    what: 'cloudformation (query)',
    request: {
      authorization: signedFor('cloudformation', 'content-type;host;x-amz-date'),
      body: 'Action=ListStacks&Version=2010-05-15',
    },
    code: 'InvalidAction',
    message: `The emulator does not answer cloudformation ListStacks; ${SENTENCE}`,
    body: '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code>',
  },
];

it.each(others)(
  'names the service that a request was signed for and the emulator lacks: $what',
  (expected) => {
    const { protocol, model, error } = refused(expected.request);

    expect(model).toBeUndefined();
    expect({ code: error.code, status: error.status, message: error.message }).toEqual({
      code: expected.code,
      status: 400,
      message: expected.message,
    });
    expect(protocol.writeError({ error, requestId: 'id' }).body).toContain(expected.body);
  },
);

it.each(['ec2', 'ssm'])(
  'misses the action of a request that was signed for a service it has: %s',
  (service) => {
    const { error } = refused({ authorization: signedFor(service) });

    expect(error).toEqual(new AwsError('MissingAction', 'The request must contain the parameter Action'));
  },
);

it('goes by the version, not by the signature, where it knows the version', () => {
  const body = 'Action=DescribeVpcs&Version=2016-11-15';

  const routed = route(request({ authorization: signedFor('s3'), body }), models);

  expect(routed).toMatchObject({ kind: 'operation', model: { service: 'ec2' } });
});

function refused(parts: Partial<WireRequest>): RefusedRoute {
  const routed = route(request(parts), models);
  if (routed.kind !== 'refused') throw new Error(`The request was routed to ${routed.message.operation}`);
  return routed;
}

const request = (parts: Partial<WireRequest>): WireRequest => ({
  query: new URLSearchParams(),
  target: undefined,
  authorization: undefined,
  body: '',
  ...parts,
});
