import { requestHeaders, responseHeaders } from './forwarded-headers.js';

const client = { address: '203.0.113.9', loadBalancerPort: 80, protocol: 'http' as const };
const forwarded = ['X-Forwarded-For', '203.0.113.9', 'X-Forwarded-Proto', 'http', 'X-Forwarded-Port', '80'];

describe('requestHeaders', () => {
  it('keeps case, order and repetitions', () => {
    const raw = ['Host', 'example.test', 'X-Mixed-CASE', '1', 'cookie', 'a=1', 'cookie', 'b=2'];

    expect(requestHeaders(raw, client)).toEqual([...raw, ...forwarded]);
  });

  it('removes hop-by-hop headers, also those that Connection names', () => {
    const raw = [
      'Connection',
      'close, X-Private',
      'Keep-Alive',
      'timeout=5',
      'x-private',
      'secret',
      'TE',
      'trailers',
    ];

    expect(requestHeaders([...raw, 'Transfer-Encoding', 'chunked', 'Upgrade', 'h2c'], client)).toEqual(
      forwarded,
    );
  });

  it('removes Expect, which the load balancer has answered', () => {
    expect(requestHeaders(['Expect', '100-continue'], client)).toEqual(forwarded);
  });

  it('appends the client to X-Forwarded-For and replaces the other two', () => {
    const raw = ['x-forwarded-for', '198.51.100.1', 'X-Forwarded-Proto', 'https', 'X-Forwarded-Port', '443'];

    expect(requestHeaders([...raw, 'X-Forwarded-For', '198.51.100.2'], client)).toEqual([
      ...['X-Forwarded-For', '198.51.100.1, 198.51.100.2, 203.0.113.9'],
      ...['X-Forwarded-Proto', 'http', 'X-Forwarded-Port', '80'],
    ]);
  });
});

describe('responseHeaders', () => {
  it('keeps what is for the client and removes what was for the connection', () => {
    const raw = [
      'Set-Cookie',
      'a=1',
      'set-cookie',
      'b=2',
      'Connection',
      'keep-alive',
      'Keep-Alive',
      'timeout=5',
    ];

    expect(responseHeaders([...raw, 'Content-Length', '3'])).toEqual([
      ...['Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'Content-Length', '3'],
    ]);
  });
});
