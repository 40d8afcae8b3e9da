import { parseConfig } from './load-config.js';

const config = (probe: string) => `
service: web
defaultEnvironment: prod
environments:
  prod: { cloud: aws, region: us-east-1, account: "123456789012", loadBalancers: [web-elb], probe: ${probe} }
`;

describe('the probe in clicamos.yaml', () => {
  it('has a default for all but the URL', () => {
    const { environments } = parseConfig(config('{}'), 'c.yaml');

    expect(environments['prod']?.probe).toEqual({
      ...{ ratePerSecond: 50, maxLost: 0, minRequests: 100 },
      ...{ timeout: 5_000, warmup: 5_000 },
    });
  });

  it.each([
    ['{ timeout: 2 }', 'probe.timeout: Expected a time with its unit, such as 500ms, 2s or 1m, got `2`'],
    ['{ maxP99: fast }', 'probe.maxP99: Expected a time with its unit, such as 500ms, 2s or 1m, got `fast`'],
    ['{ warmup: 5 s }', 'probe.warmup: Expected a time with its unit, such as 500ms, 2s or 1m, got `5 s`'],
    ['{ timeout: 0s }', 'probe.timeout: Expected `timeoutMs` to be a number > 0, got `0` (number)'],
    ['{ method: get }', 'probe.method: Expected one of GET, HEAD, OPTIONS, POST, got `get`'],
    ['{ maxLost: -1 }', 'probe.maxLost: Expected an integer >= 0, got `-1`'],
    [
      '{ maxLostPercent: 0 }',
      'probe.maxLostPercent: Expected `maxLostPercent` to be a number above 0 and up to 100, got `0` (number)',
    ],
    ['{ maxLostPercent: 1% }', 'probe.maxLostPercent: Expected a percentage above 0, such as 0.1, got `1%`'],
    [
      '{ minRequests: 0 }',
      'probe.minRequests: Expected `minRequests` to be an integer >= 1, got `0` (number)',
    ],
    ['{ ratePerSecond: 0 }', 'probe.ratePerSecond: Expected an integer from 1 to 10000, got `0`'],
    [
      '{ expectBody: "(ok" }',
      'probe.expectBody: Expected `expectBody` to be a regular expression, got `(ok`',
    ],
    [
      '{ expectStatus: 2x }',
      "probe.expectStatus: Expected `expectStatus` to be a status such as 200, '2xx' or '200-299', or a list of them, got `2x`",
    ],
    [
      '{ expectStatus: { a: 1 } }',
      "probe.expectStatus: Expected a status such as 200, '2xx' or '200-299', or a list of them, got keys of its own",
    ],
    ['{ resolve: "http://10.0.0.1/" }', 'probe.resolve: Expected `resolve` to be an address or a host name'],
    [
      '{ url: "htps://ops:s3cret@web/" }',
      'probe.url: Expected `url` to be an absolute http, https, tcp or tls URL, got `htps://***@web/` (string)',
    ],
    [
      '{ url: 7 }',
      'probe.url: Expected the URL of requests, such as https://www.example.com/, or a list of them, got `7`',
    ],
    [
      '{ headers: { X-Key: 7 } }',
      'probe.headers.X-Key: Expected the text of a header; a number or a date in quotes',
    ],
    ['{ headers: s3cret }', 'probe.headers: Expected names of headers with their texts'],
    [
      '{ basicAuthFrom: "ops:s3cret" }',
      'probe.basicAuthFrom: Expected `basicAuthFrom` to be the name of an environment variable',
    ],
    ['{ insecure: maybe }', 'probe.insecure: Expected true or false, got `maybe`'],
    [
      '{ url: "tcp://web:22", headers: { a: b } }',
      'probe.headers: Expected no `headers` for tcp://, which is not HTTP',
    ],
    ['{ url: "http://web/", insecure: true }', 'probe.insecure: Expected no `insecure` for http://'],
  ])('refuses %s with its path, and tells no secret', (probe, message) => {
    const text = thrownBy(() => parseConfig(config(probe), 'c.yaml'));

    expect(text).toContain(`c.yaml:5: environments.prod.${message}`);
    expect(text).not.toContain('s3cret');
  });
});

function thrownBy(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return String(error);
  }
  return 'nothing was thrown';
}
