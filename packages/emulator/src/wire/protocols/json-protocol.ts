import { AwsError } from '../../service/aws-error.js';
import { assertNever } from '../../assert-never.js';
import { constraintError } from '../model/constraint-text.js';
import { findModelledError, wireCode } from '../model/error-code.js';
import type { WireModel } from '../model/model.js';
import type { Failure, Message, Protocol, Reply, Success } from './protocol.js';
import { readJson } from '../codec/read-json.js';
import type { Denial } from '../signature/denial.js';
import type { ReadInput, Violation } from '../model/violation.js';
import { writeJson } from '../codec/write-json.js';

type Malformed = Extract<Violation, { kind: 'malformed' }>;

/**
 * The JSON 1.1 protocol of Systems Manager.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export const jsonProtocol: Protocol = {
  readInput,
  writeOutput({ operation, output, requestId, model }: Success): Reply {
    const type = model.operations[operation]?.output;
    return jsonReply(200, requestId, type === undefined ? {} : writeJson(output ?? {}, type, model));
  },
  writeError({ error, requestId, model }: Failure): Reply {
    const modelled = findModelledError(error.code, model);
    const name = modelled?.name ?? error.code;
    const body = { __type: name, [modelled?.model.message ?? 'message']: error.message };
    const reply = jsonReply(error.status, requestId, body);
    return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': name } };
  },
  violationError(violations) {
    const malformed = violations.find((violation) => violation.kind === 'malformed');
    if (malformed !== undefined) return new AwsError('SerializationException', malformedText(malformed));
    return constraintError('ValidationException', violations);
  },
  unknownOperation: (operation) =>
    new AwsError('UnknownOperationException', `The operation ${operation} is not known to this service`),
  notAnswered: (message) => new AwsError('UnknownOperationException', message),
  unsigned: (kind) =>
    kind === 'missing'
      ? new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token')
      : new AwsError(
          'IncompleteSignatureException',
          'The request signature does not conform to AWS standards.',
        ),
  denied,
  missigned: (message) => new AwsError('InvalidSignatureException', message),
  internal: () => new AwsError('InternalServerError', 'An error occurred on the server side.', 500),
};

function denied({ kind, reason }: Denial): AwsError {
  switch (kind) {
    case 'incomplete':
      return new AwsError('IncompleteSignatureException', reason);
    case 'unknown-key':
      return new AwsError('UnrecognizedClientException', `${INVALID_TOKEN} (${reason})`);
    case 'mismatch':
    case 'out-of-time':
      return new AwsError('InvalidSignatureException', reason);
    case 'expired-token':
      return new AwsError('ExpiredTokenException', reason);
    default:
      return assertNever(kind);
  }
}

const INVALID_TOKEN = 'The security token included in the request is invalid.';

function readInput({ operation, body }: Message, model: WireModel): ReadInput {
  const type = model.operations[operation]?.input;
  return type === undefined ? { input: {}, violations: [] } : readJson(parse(body), type, model);
}

function parse(body: string): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError('SerializationException', 'The request is not valid JSON');
  }
}

/**
 * The JSON 1.0 protocol of CloudWatch, whose clients came from the query protocol: errors carry the code of before.
 * https://smithy.io/2.0/aws/protocols/aws-query-compatible-trait.html
 */
export const queryCompatibleJsonProtocol: Protocol = {
  ...jsonProtocol,
  writeOutput: async (success) => asJson10(await jsonProtocol.writeOutput(success)),
  writeError(failure) {
    const reply = asJson10(jsonProtocol.writeError(failure));
    const { code, status } = failure.error;
    const fault = status < 500 ? 'Sender' : 'Receiver';
    const header = `${wireCode(code, failure.model)};${fault}`;
    return { ...reply, headers: { ...reply.headers, 'x-amzn-query-error': header } };
  },
};

const asJson10 = (reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'content-type': 'application/x-amz-json-1.0' },
});

function jsonReply(status: number, requestId: string, body: unknown): Reply {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId };
  return { status, headers, body: JSON.stringify(body) };
}

function malformedText({ expected, found }: Malformed): string {
  if (expected === 'list') return 'Expected list or null';
  if (expected === 'structure') return 'Expected structure or null';
  if (found === undefined) return 'Start of structure or map found where not expected.';
  return `${found} can not be converted to ${expected.charAt(0).toUpperCase()}${expected.slice(1)}`;
}
