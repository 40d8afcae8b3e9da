import { AwsError } from '../../service/aws-error.js';
import { assertNever } from '../../assert-never.js';
import { readFormInput } from './form-input.js';
import type { Failure, Protocol, Reply, Success } from './protocol.js';
import type { Denial } from '../signature/denial.js';
import type { Path, Violation } from '../model/violation.js';
import { escapeXml, writeXmlInTurns, xmlElement } from '../codec/write-xml.js';
import { xmlReply } from './xml-reply.js';

/**
 * EC2's protocol: flattened lists, no result element, errors in a list of one.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-low-level-api.html
 */
export const ec2Protocol: Protocol = {
  readInput: readFormInput,
  writeOutput,
  writeError,
  violationError: (violations) => errorOf(violations[0]),
  unknownOperation: (operation) =>
    new AwsError('InvalidAction', `The action ${operation} is not valid for this web service.`),
  notAnswered: (message) => new AwsError('UnsupportedOperation', message),
  unsigned: () =>
    new AwsError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401),
  denied,
  missigned: (message) => new AwsError('AuthFailure', message, 401),
  internal: () => new AwsError('InternalError', 'An internal error has occurred', 500),
};

/** EC2 does not say what is wrong with a signature; what is to be known stands behind its sentence. */
function denied({ kind, reason }: Denial): AwsError {
  if (kind === 'out-of-time' || kind === 'expired-token')
    return new AwsError('RequestExpired', `Request has expired. (${reason})`);
  const sentence = 'AWS was not able to validate the provided access credentials';
  return new AwsError('AuthFailure', `${sentence} (${reason})`, 401);
}

async function writeOutput({ operation, output, requestId, model }: Success): Promise<Reply> {
  const type = model.operations[operation]?.output;
  const content =
    type === undefined ? '<return>true</return>' : await writeXmlInTurns(output ?? {}, type, model);
  const body = `${xmlElement('requestId', requestId)}${content}`;
  const tag = `${operation}Response`;
  return xmlReply(200, requestId, `<${tag} xmlns="${model.xmlNamespace}/">${body}</${tag}>`);
}

function writeError({ error, requestId }: Failure): Reply {
  const code = xmlElement('Code', escapeXml(error.code));
  const message = xmlElement('Message', escapeXml(error.message));
  const errors = xmlElement('Errors', xmlElement('Error', code + message));
  return xmlReply(
    error.status,
    requestId,
    xmlElement('Response', errors + xmlElement('RequestID', requestId)),
  );
}

function errorOf(violation: Violation | undefined): AwsError {
  if (violation === undefined) throw new Error('There is no error without a violation');
  const parameter = wirePath(violation.path);
  switch (violation.kind) {
    case 'unknown':
      return new AwsError('UnknownParameter', `The parameter ${parameter} is not recognized`);
    case 'missing':
      return new AwsError('MissingParameter', `The request must contain the parameter ${parameter}`);
    case 'malformed':
      return invalidValue(violation, `Expected ${NOUNS[violation.expected] ?? 'a value of another type'}`);
    case 'notInEnum':
      return invalidValue(violation, `Valid values are: ${violation.allowed.join(', ')}`);
    default:
      return assertNever(violation);
  }
}

const NOUNS: Readonly<Record<string, string>> = {
  integer: 'an integer',
  double: 'a number',
  boolean: 'true or false',
  timestamp: 'a date and time as in 2026-01-31T12:00:00Z',
  blob: 'base64',
  string: 'one value',
  list: 'numbered values, as in Name.1',
  structure: 'named values, as in Name.Member',
};

const invalidValue = (
  { path, found = '' }: Violation & { readonly found?: string | undefined },
  hint: string,
) =>
  new AwsError(
    'InvalidParameterValue',
    `Value (${found}) for parameter ${lastName(path)} is invalid. ${hint}`,
  );

/** As the parameter stands in the request, for example `TagSpecification.1.ResourceType`. */
const wirePath = (path: Path) => path.map((step) => ('index' in step ? step.index : step.wire)).join('.');

/** EC2 calls an invalid parameter by its last name alone, in lower camel case. */
function lastName(path: Path): string {
  const step = path.findLast((each) => 'wire' in each);
  const name = step === undefined || 'index' in step ? 'request' : step.wire;
  return name.charAt(0).toLowerCase() + name.slice(1);
}
