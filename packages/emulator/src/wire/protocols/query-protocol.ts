import { AwsError } from '../../service/aws-error.js';
import { assertNever } from '../../assert-never.js';
import { constraintError, memberPath } from '../model/constraint-text.js';
import { wireCode } from '../model/error-code.js';
import { readFormInput } from './form-input.js';
import type { Failure, Protocol, Reply, Success } from './protocol.js';
import type { Denial } from '../signature/denial.js';
import type { Violation } from '../model/violation.js';
import { escapeXml, writeXmlInTurns, xmlElement } from '../codec/write-xml.js';
import { xmlReply } from './xml-reply.js';

type Malformed = Extract<Violation, { kind: 'malformed' }>;

/**
 * The query protocol of Elastic Load Balancing, Auto Scaling and STS: lists below `member`, outputs in a result element.
 * Parameters that an operation does not know are ignored.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export const queryProtocol: Protocol = {
  readInput(message, model) {
    const { input, violations } = readFormInput(message, model);
    return { input, violations: violations.filter(({ kind }) => kind !== 'unknown') };
  },
  writeOutput,
  writeError,
  violationError(violations) {
    const malformed = violations.find((violation) => violation.kind === 'malformed');
    if (malformed !== undefined) return new AwsError('MalformedInput', malformedText(malformed));
    return constraintError('ValidationError', violations);
  },
  unknownOperation: (operation, version) =>
    new AwsError('InvalidAction', `Could not find operation ${operation} for version ${version}`),
  notAnswered: (message) => new AwsError('InvalidAction', message),
  unsigned: (kind) =>
    kind === 'missing'
      ? new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
      : new AwsError('IncompleteSignature', 'The request signature does not conform to AWS standards.', 400),
  denied,
  missigned: (message) => new AwsError('SignatureDoesNotMatch', message, 403),
  internal: () =>
    new AwsError(
      'InternalFailure',
      'The request processing has failed because of an unknown error, exception or failure.',
      500,
    ),
};

function denied({ kind, reason }: Denial): AwsError {
  switch (kind) {
    case 'incomplete':
      return new AwsError('IncompleteSignature', reason);
    case 'unknown-key':
      return new AwsError('InvalidClientTokenId', `${INVALID_TOKEN} (${reason})`, 403);
    case 'mismatch':
    case 'out-of-time':
      return new AwsError('SignatureDoesNotMatch', reason, 403);
    case 'expired-token':
      return new AwsError('ExpiredToken', reason, 403);
    default:
      return assertNever(kind);
  }
}

const INVALID_TOKEN = 'The security token included in the request is invalid.';

async function writeOutput({ operation, output, requestId, model }: Success): Promise<Reply> {
  const type = model.operations[operation]?.output;
  const result =
    type === undefined
      ? ''
      : xmlElement(`${operation}Result`, await writeXmlInTurns(output ?? {}, type, model));
  const metadata = xmlElement('ResponseMetadata', xmlElement('RequestId', requestId));
  const tag = `${operation}Response`;
  return xmlReply(200, requestId, `<${tag} xmlns="${model.xmlNamespace}">${result}${metadata}</${tag}>`);
}

function writeError({ error, requestId, model }: Failure): Reply {
  const type = xmlElement('Type', error.status < 500 ? 'Sender' : 'Receiver');
  const code = xmlElement('Code', escapeXml(wireCode(error.code, model)));
  const message = xmlElement('Message', escapeXml(error.message));
  const namespace = model?.xmlNamespace === undefined ? '' : ` xmlns="${model.xmlNamespace}"`;
  const content = xmlElement('Error', type + code + message) + xmlElement('RequestId', requestId);
  return xmlReply(error.status, requestId, `<ErrorResponse${namespace}>${content}</ErrorResponse>`);
}

function malformedText({ expected, found, path }: Malformed): string {
  if (expected === 'list') return 'Unexpected list element termination';
  if (expected === 'structure') return 'Unexpected complex element termination';
  if (found === undefined) return 'Start of structure or map found where not expected.';
  if (expected === 'timestamp') return 'timestamp must follow ISO8601';
  return `Value '${found}' at '${memberPath(path)}' could not be read as ${expected}`;
}
