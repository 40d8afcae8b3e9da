import { answerMetadata } from './answer-metadata.js';
import { createSessionTokens } from './session-tokens.js';

const tree = () => new Map([['meta-data/instance-id', 'i-1']]);

function createService() {
  let nowMs = 0;
  const tokens = createSessionTokens(() => new Date(nowMs));
  const ask = (method: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
    answerMetadata({ method, path, header: (name) => headers[name] }, { tokens, tree });
  return { ask, pass: (ms: number) => (nowMs += ms) };
}

const ttl = (seconds: string) => ({ 'x-aws-ec2-metadata-token-ttl-seconds': seconds });
const session = (token: string | Buffer) => ({ 'x-aws-ec2-metadata-token': token.toString() });
const path = '/latest/meta-data/instance-id';

describe('answerMetadata', () => {
  it('gives a value for a token', () => {
    const { ask } = createService();
    const token = ask('PUT', '/latest/api/token', ttl('60')).body;

    const answer = ask('GET', path, session(token));

    expect(answer).toEqual({ status: 200, body: 'i-1', headers: ttl('60') });
  });

  it.each([
    ['without a token', 'GET', path, {}, 401],
    ['with a token of somebody else', 'GET', path, session('x'), 401],
    ['a token without a lifetime', 'PUT', '/latest/api/token', {}, 400],
    ['a token for no time', 'PUT', '/latest/api/token', ttl('0'), 400],
    ['a token for too long', 'PUT', '/latest/api/token', ttl('21601'), 400],
    ['a token for a while', 'PUT', '/latest/api/token', ttl('1h'), 400],
    [
      'a token through a proxy',
      'PUT',
      '/latest/api/token',
      { ...ttl('60'), 'x-forwarded-for': '1.2.3.4' },
      403,
    ],
    ['another PUT', 'PUT', path, ttl('60'), 404],
    ['POST', 'POST', path, {}, 405],
  ])('refuses %s', (_, method, where, headers, status) => {
    const { ask } = createService();

    expect(ask(method, where, headers).status).toBe(status);
  });

  it('answers 404 for a path that does not exist', () => {
    const { ask } = createService();
    const token = ask('PUT', '/latest/api/token', ttl('60')).body;

    expect(ask('GET', '/latest/meta-data/spot', session(token)).status).toBe(404);
  });

  it('refuses a token that has run out', () => {
    const { ask, pass } = createService();
    const token = ask('PUT', '/latest/api/token', ttl('60')).body;
    pass(59_999);

    const before = ask('GET', path, session(token)).status;
    pass(1);
    const after = ask('GET', path, session(token)).status;

    expect([before, after]).toEqual([200, 401]);
  });
});
