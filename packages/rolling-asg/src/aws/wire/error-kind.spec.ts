import type { CloudErrorKind } from '../../cloud/cloud-error.js';
import { errorKind, isUnknownOperation } from './error-kind.js';
import { errorNames } from './error-names.js';

const named = (name: string, more: object = {}) => Object.assign(new Error('some text'), { name, ...more });
const coded = (code: string, more: object = {}) => Object.assign(new Error('some text'), { code, ...more });
const status = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

describe('errorKind', () => {
  it.each<[kind: CloudErrorKind, names: readonly string[]]>([
    [
      'throttled',
      ['Throttling', 'ThrottlingException', 'RequestLimitExceeded', 'DependencyThrottleException'],
    ],
    [
      'unavailable',
      ['ServiceUnavailable', 'InternalFailure', 'InternalError', 'InternalServerError', 'Unavailable'],
    ],
    ['unavailable', ['RequestAbortedException', 'RequestTimeoutException', 'ServiceLinkedRoleFailureFault']],
    [
      'busy',
      [
        'ScalingActivityInProgressFault',
        'ScalingActivityInProgress',
        'ResourceInUseFault',
        'ResourceContention',
      ],
    ],
    ['busy', ['InstanceRefreshInProgressFault']],
    [
      'denied',
      ['AccessDenied', 'UnauthorizedOperation', 'NotAuthorized', 'OptInRequired', 'PendingVerification'],
    ],
    [
      'denied',
      ['ExpiredToken', 'RequestExpired', 'IncompleteSignature', 'MissingAuthenticationToken', 'AuthFailure'],
    ],
    // An SSO session that is over: of the SDK's SSO provider, of its token provider, of SSO itself.
    [
      'denied',
      ['CredentialsProviderError', 'TokenProviderError', 'UnauthorizedException', 'ExpiredTokenException'],
    ],
    [
      'invalid',
      ['ValidationError', 'ValidationException', 'InvalidParameterValue', 'InvalidParameterCombination'],
    ],
    ['invalid', ['InvalidKeyPair.NotFound', 'InvalidSubnetID.NotFound']],
    ['exists', ['AlreadyExistsFault', 'AlreadyExists', 'InvalidLaunchTemplateName.AlreadyExistsException']],
    ['missing', ['AccessPointNotFoundException', 'LoadBalancerNotFound', 'InvalidAMIID.NotFound']],
    ['missing', ['InvalidLaunchTemplateId.VersionNotFound', 'InvalidLaunchTemplateName.NotFoundException']],
    ['refused', ['IdempotentParameterMismatch', 'MissingParameter', 'InvalidLaunchTemplateId.Malformed']],
    ['refused', ['LimitExceededFault', 'VersionLimitExceeded', 'UnsupportedOperation', 'InvalidAction']],
  ])('is %s for %j, by the name alone', (kind, names) => {
    expect(names.map((name) => errorKind(named(name)))).toEqual(names.map(() => kind));
  });

  it('knows each name as one kind only', () => {
    const names = Object.values(errorNames).flatMap((set) => [...set]);

    expect(names).toHaveLength(new Set(names).size);
  });

  it.each([
    [503, 'unavailable'],
    [500, 'unavailable'],
    [408, 'unavailable'],
    [501, 'refused'],
    [429, 'throttled'],
    [401, 'denied'],
    [403, 'denied'],
    [407, 'denied'],
    [400, 'refused'],
    // Not read: what it was could not be told from the answer.
    [200, 'unavailable'],
    [302, 'unavailable'],
  ])('goes by the status %i where the name says nothing', (code, kind) => {
    expect(errorKind(named('Odd', status(code)))).toBe(kind);
  });

  it.each([
    [400, 'unavailable'],
    [404, 'unavailable'],
    [403, 'denied'],
    [501, 'refused'],
  ])('does not take a %i that is not from AWS for a refusal of AWS', (code, kind) => {
    expect(errorKind(named('UnreadableAnswer', status(code)))).toBe(kind);
  });

  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a socket that hangs up', Object.assign(coded('ECONNRESET'), { message: 'socket hang up' })],
    ['no way there', coded('EHOSTUNREACH')],
    ['no name for it', coded('EAI_AGAIN')],
    ['a certificate of somebody else', coded('UNABLE_TO_GET_ISSUER_CERT_LOCALLY')],
    ['TLS that breaks', coded('ERR_SSL_WRONG_VERSION_NUMBER')],
    ['bytes that are not HTTP', coded('HPE_INVALID_CONSTANT')],
    ['a timeout of undici', coded('UND_ERR_HEADERS_TIMEOUT')],
    ['a fetch that failed', new TypeError('fetch failed', { cause: coded('UND_ERR_SOCKET') })],
    ['all addresses of a name', new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')], '')],
    ['a cause of a cause', new Error('a', { cause: new Error('b', { cause: coded('EPIPE') }) })],
    ['an error of another realm', { name: 'Error', message: 'read ECONNRESET', code: 'ECONNRESET' }],
  ])('is unavailable for %s', (_what, error) => {
    expect(errorKind(error)).toBe('unavailable');
  });

  it.each([
    ['a file that is not there', coded('ENOENT')],
    ['a mistake of ours', new TypeError('x is not a function')],
    ['text', 'not an error'],
    ['nothing', undefined],
    ['a message that sounds like a name', new Error('Throttling: Rate exceeded')],
  ])('is refused for %s', (_what, error) => {
    expect(errorKind(error)).toBe('refused');
  });

  it('comes to an end with a cause that is its own', () => {
    const error = new Error('round');
    error.cause = error;

    expect(errorKind(error)).toBe('refused');
  });

  it('knows an operation that an endpoint lacks', () => {
    expect([
      isUnknownOperation(named('InvalidAction')),
      isUnknownOperation(named('ValidationError')),
    ]).toEqual([true, false]);
  });
});
