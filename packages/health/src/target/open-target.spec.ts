import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isHealthError } from '../errors.js';
import { openTarget } from './open-target.js';
import type { TargetOptions } from './target-options.js';

const schemes = ['http', 'https', 'tcp', 'tls'];
const open = (options: Partial<TargetOptions>) =>
  openTarget({ url: 'https://web.example/', ...options }, schemes);

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('openTarget', () => {
  it('sends the credentials of the URL, decoded, and shows none', () => {
    const { url, shown, headers } = open({ url: 'https://ops:p%40ss:w0rd@web.example/a?x=1' });

    expect(headers).toEqual({ authorization: basic('ops:p@ss:w0rd') });
    expect([url.href, shown]).toEqual(['https://web.example/a?x=1', 'https://***@web.example/a?x=1']);
  });

  it('sends those of an environment variable', () => {
    const { headers } = open({ basicAuthFrom: 'WEB_AUTH', env: { WEB_AUTH: 'ops:s3cret' } });

    expect(headers).toEqual({ authorization: basic('ops:s3cret') });
  });

  it.each<[string, Partial<TargetOptions>, string]>([
    ['a password of the URL', { url: 'https://ops:s3cret@web.example/' }, 's3cret'],
    ['one that is written in percents', { url: 'https://ops:s3c%20ret@web.example/' }, 's3c ret'],
    [
      'the header that is made of it',
      { url: 'https://ops:s3cret@web.example/' },
      basic('ops:s3cret').slice(6),
    ],
    ['a variable', { basicAuthFrom: 'A', env: { A: 'ops:s3cret' } }, 's3cret'],
    ['a header', { headers: { 'X-Api-Key': 'k-1234' } }, 'k-1234'],
    ['the token of a header', { headers: { Authorization: 'Bearer t-1234' } }, 't-1234'],
    ['a parameter of the query', { url: 'https://web.example/?access_token=t-1234' }, 't-1234'],
    ['one with quotes, in JSON', { headers: { 'X-Key': 'a"b\\c' } }, 'a\\"b\\\\c'],
  ])('takes %s out of a text of any origin', (_what, options, secret) => {
    const { redact, shown } = open(options);

    expect(redact(`you sent <${secret}>`)).toBe('you sent <***>');
    expect(shown).not.toContain(secret);
  });

  it('shows a query without what is named as a credential', () => {
    expect(open({ url: 'https://web.example/?page=2&api_key=abc&sig=d#top' }).shown).toBe(
      'https://web.example/?page=2&api_key=***&sig=***#top',
    );
  });

  it('leaves what is no secret', () => {
    const { redact } = open({ headers: { Host: 'web.team.example', 'User-Agent': 'clicamos' } });

    expect(redact('web.team.example clicamos')).toBe('web.team.example clicamos');
  });

  it.each<[Partial<TargetOptions>, string, string]>([
    [
      { url: 'htps://ops:s3cret@web/' },
      'url',
      'Expected `url` to be an absolute http, https, tcp or tls URL, got `htps://***@web/` (string)',
    ],
    [
      { url: 'http://ops:s3/cret@web/' },
      'url',
      'Expected `url` to be an absolute http, https, tcp or tls URL, got `http://***@web/` (string)',
    ],
    [
      { basicAuthFrom: 'WEB_AUTH', env: {} },
      'basicAuthFrom',
      '`basicAuthFrom` names the environment variable `WEB_AUTH`, which is not set: export WEB_AUTH=user:password',
    ],
    [
      { basicAuthFrom: 'WEB_AUTH', env: { WEB_AUTH: 's3cret' } },
      'basicAuthFrom',
      'Expected the environment variable `WEB_AUTH` of `basicAuthFrom` to hold user:password, got 6 characters without a colon',
    ],
    [
      { basicAuthFrom: 'ops:s3cret' },
      'basicAuthFrom',
      'Expected `basicAuthFrom` to be the name of an environment variable, not what it holds',
    ],
    [
      { url: 'https://ops:s3cret@web/', basicAuthFrom: 'A', env: { A: 'a:b' } },
      'basicAuthFrom',
      'Expected credentials in one place, got them in `url` and `basicAuthFrom`',
    ],
    [{ caFile: '/nowhere/ca.pem' }, 'caFile', 'Cannot read `caFile` `/nowhere/ca.pem`: ENOENT'],
    [{ resolve: 'https://10.0.0.1/' }, 'resolve', 'Expected `resolve` to be an address or a host name'],
    [{ resolve: '300.1.2.3' }, 'resolve', 'Expected `resolve` to be an address or a host name'],
    [{ resolve: '10.0.0.1:99999' }, 'resolve', 'Expected `resolve` to be an address or a host name'],
    [
      { expectBody: '(ok' },
      'expectBody',
      'Expected `expectBody` to be a regular expression, got `(ok`: /(ok/: Unterminated group',
    ],
    [
      { expectStatus: ['2xx', '6xx'] },
      'expectStatus',
      "Expected `expectStatus` to be a status such as 200, '2xx' or '200-299', or a list of them, got `6xx`",
    ],
    [
      { expectStatus: [] },
      'expectStatus',
      "Expected `expectStatus` to be a status such as 200, '2xx' or '200-299', or a list of them, got `nothing`",
    ],
    [{ headers: { 'X Y': 'a' } }, 'headers', 'Expected `headers` to have names of HTTP headers, got `X Y`'],
    [
      { headers: { 'X-Key': 's3cret\r\nX: y' } },
      'headers',
      'Expected the header `X-Key` of `headers` to be a text of one line',
    ],
    [{ method: 'HEAD', expectBody: 'ok' }, 'expectBody', 'Expected `expectBody` without `method: HEAD`'],
    [
      { caFile: 'x', url: 'http://web/' },
      'caFile',
      'Expected no `caFile` for http://, which has no certificate',
    ],
    [{ caFile: 'x', insecure: true }, 'insecure', 'Expected `caFile` or `insecure`, got both'],
    [
      { url: 'tcp://web:22', headers: { a: 'b' } },
      'headers',
      'Expected no `headers` for tcp://, which is not HTTP',
    ],
    [
      { url: 'tls://web:22', headers: { a: 'b' }, expectStatus: 200 },
      'headers',
      'Expected no `headers`, `expectStatus` for tls://, which is not HTTP',
    ],
    [
      { url: 'tcp://web:22', caFile: 'x', insecure: true },
      'caFile',
      'Expected no `caFile`, `insecure` for tcp://, which has no certificate',
    ],
    [{ url: 'tcp://web:22/login', expectBody: '^SSH' }, 'url', 'Expected `url` to be tcp://host:port, got'],
    [{ url: 'tls://ops:s3cret@web:22' }, 'url', 'Expected `url` to be tls://host:port, got'],
    [{ url: 'tcp://web' }, 'url', 'Expected `url` to be tcp://host:port, got `tcp://web` (string)'],
  ])('refuses %j', (options, option, message) => {
    const error = thrownBy(() => open(options));

    expect(error.message).toContain(message);
    expect(isHealthError(error) && error.option).toBe(option);
    expect(JSON.stringify([error.message, String(error.cause)])).not.toMatch(/s3cret|s3\/cret/);
  });

  it.each([
    ['no PEM', 'hello', /to hold certificates in PEM form .*, got none in `/],
    [
      'a PEM of something else',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      /certificate 1 of `.*` cannot be read/,
    ],
  ])('refuses a caFile that holds %s', async (_what, text, message) => {
    const directory = await mkdtemp(join(tmpdir(), 'clicamos-ca-'));
    await writeFile(join(directory, 'ca.pem'), text);

    expect(() => open({ caFile: join(directory, 'ca.pem') })).toThrow(message);
    await rm(directory, { recursive: true });
  });

  it.each([
    ['10.0.0.1', { host: '10.0.0.1' }],
    ['web-elb-1.us-east-1.elb.amazonaws.com', { host: 'web-elb-1.us-east-1.elb.amazonaws.com' }],
    ['localhost:8443', { host: 'localhost', port: 8443 }],
    ['::1', { host: '::1' }],
    ['[::1]:8443', { host: '::1', port: 8443 }],
  ])('connects to %s', (resolve, at) => {
    expect(open({ resolve }).at).toEqual(at);
  });

  it.each([
    ['2xx', [204], [301, 404]],
    ['200-399', [200, 302, 399], [404]],
    [[200, '3xx'], [200, 302], [204]],
    [undefined, [200, 204], [301, 401]],
  ])('takes %j for good', (expectStatus, good, bad) => {
    const { reasonUnexpected } = open({ expectStatus });
    const isGood = (status: number) => reasonUnexpected({ status, headers: {}, body: '' }) === undefined;

    expect([good.every(isGood), bad.some(isGood)]).toEqual([true, false]);
  });
});

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error; // whatever is thrown here is one
  }
  throw new Error('it was taken');
}
