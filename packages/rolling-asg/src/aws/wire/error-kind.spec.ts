import { errorKind, isUnknownOperation } from './error-kind.js';

const named = (name: string, more: object = {}) => Object.assign(new Error('some text'), { name, ...more });

describe('errorKind', () => {
  it.each([
    ['Throttling', 'throttled'],
    ['RequestLimitExceeded', 'throttled'],
    ['ServiceUnavailable', 'unavailable'],
    ['ScalingActivityInProgressFault', 'busy'],
    ['ScalingActivityInProgress', 'busy'],
    ['ResourceInUseFault', 'busy'],
    ['ResourceContention', 'busy'],
    ['AlreadyExistsFault', 'exists'],
    ['AlreadyExists', 'exists'],
    ['InvalidLaunchTemplateName.AlreadyExistsException', 'exists'],
    ['AccessPointNotFoundException', 'missing'],
    ['InvalidAMIID.NotFound', 'missing'],
    ['ValidationError', 'invalid'],
    ['AccessDenied', 'denied'],
    ['ExpiredToken', 'denied'],
    ['InvalidLaunchTemplateId.Malformed', 'refused'],
  ])('takes %s as %s, by its name alone', (name, kind) => {
    expect(errorKind(named(name))).toBe(kind);
  });

  it.each([
    [named('Error', { code: 'ECONNREFUSED' }), 'unavailable'],
    [named('Odd', { $metadata: { httpStatusCode: 503 } }), 'unavailable'],
    [named('Odd', { $metadata: { httpStatusCode: 501 } }), 'refused'],
    [named('Odd', { $metadata: { httpStatusCode: 429 } }), 'throttled'],
    [named('Odd', { $metadata: { httpStatusCode: 400 } }), 'refused'],
    ['not an error', 'refused'],
  ])('goes by the connection and the status where the name says nothing', (error, kind) => {
    expect(errorKind(error)).toBe(kind);
  });

  it('does not take a message for a name', () => {
    expect(errorKind(new Error('Throttling: Rate exceeded'))).toBe('refused');
  });

  it('knows an operation that an endpoint lacks', () => {
    expect([
      isUnknownOperation(named('InvalidAction')),
      isUnknownOperation(named('ValidationError')),
    ]).toEqual([true, false]);
  });
});
