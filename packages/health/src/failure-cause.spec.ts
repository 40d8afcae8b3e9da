import { failureCause, failureDetail } from './failure-cause.js';

const withCode = (code: unknown, message = '') => Object.assign(new Error(message), { code });

describe('failureCause', () => {
  it.each([
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['EPIPE', 'reset'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
    ['ENOTFOUND', 'dns'],
    ['EHOSTUNREACH', 'unreachable'],
    ['HPE_INVALID_CONSTANT', 'malformed'],
    ['EMFILE', 'other'],
    [17, 'other'],
  ])('takes %p for %s', (code, cause) => {
    expect(failureCause(withCode(code))).toBe(cause);
  });

  it('takes what is not an error for other', () => {
    expect([failureCause('boom'), failureCause(null)]).toEqual(['other', 'other']);
  });
});

describe('failureDetail', () => {
  it.each([
    [withCode('UND_ERR_SOCKET', 'other side closed'), 'UND_ERR_SOCKET: other side closed'],
    [withCode('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'), 'connect ECONNREFUSED 127.0.0.1:1'],
    // Node's AggregateError over several addresses has a code and no text.
    [withCode('ECONNREFUSED'), 'ECONNREFUSED'],
    ['boom', 'boom'],
  ])('says code and sentence once: %p', (error, detail) => {
    expect(failureDetail(error)).toBe(detail);
  });
});
