import { EC2Client } from '@aws-sdk/client-ec2';
import { createKeyring } from '../../access/keyring.js';
import { createDoor } from './create-door.js';
import type { SignedRequest } from './signed-request.js';

const own = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const at = new Date('2026-01-31T12:00:00Z');
const minuteMs = 60_000;

/** What the SDK's own signer makes of requests. */
async function signerOf(credentials = own) {
  return new EC2Client({ region: 'us-east-1', credentials }).config.signer();
}

interface Sent {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query?: Record<string, string | string[] | null>;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** A request as it comes over the wire. */
function received({ method, path, query = {}, headers, body = '' }: Sent): SignedRequest {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`),
  );
  const url = pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
  return { method, url, header: (name) => headers[name], body: Buffer.from(body) };
}

const requestOf = (more: Partial<Sent> = {}) => ({
  ...{ protocol: 'http:', method: 'POST', hostname: '127.0.0.1', path: '/', query: {}, body: 'Action=A' },
  ...more,
  headers: { host: '127.0.0.1:4566', ...more.headers },
});

async function signed(more: Partial<Sent> = {}, credentials = own): Promise<Sent> {
  const signer = await signerOf(credentials);
  return (await signer.sign(requestOf(more) as never, { signingDate: at })) as unknown as Sent; // its types are a class
}

function doorAt(afterMs: number, keyring = createKeyring(own, () => [at, at])) {
  return createDoor(keyring, () => at.getTime() + afterMs);
}

describe('createDoor', () => {
  it.each<[string, Partial<Sent>]>([
    ['a body', {}],
    ['no body', { method: 'GET', body: '' }],
    [
      'a query that has to be sorted and encoded',
      { query: { 'b c': 'ä+/', a: ['2', '1'], 'a-b': '', A: '~*' } },
    ],
    ['a path of several parts', { path: '/_clicamos/faults' }],
    ['more headers', { headers: { 'x-amz-target': 'AmazonSSM.GetParameter', 'content-type': ' a;   b ' } }],
  ])('lets in what the SDK signs with %s', async (_, more) => {
    const request = received(await signed(more));

    expect(doorAt(0)(request)).toBeUndefined();
  });

  it('lets in a body that is not signed, if the request says so', async () => {
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const sent = await signed({ headers });

    expect(doorAt(0)(received(sent))).toBeUndefined();
    expect(doorAt(0)(received({ ...sent, body: 'Action=B' }))).toBeUndefined();
  });

  it('believes no hash that the body does not have', async () => {
    const sent = await signed();

    expect(sent.headers['x-amz-content-sha256']).toBeDefined();
    expect(doorAt(0)(received({ ...sent, body: 'Action=B' }))).toMatchObject({ kind: 'mismatch' });
  });

  it.each<[string, (sent: Sent) => Sent]>([
    ['another method', (sent) => ({ ...sent, method: 'PUT' })],
    ['another path', (sent) => ({ ...sent, path: '/other' })],
    ['one more parameter', (sent) => ({ ...sent, query: { a: 'b' } })],
    ['another host', (sent) => ({ ...sent, headers: { ...sent.headers, host: 'localhost' } })],
  ])('refuses %s than was signed', async (_, change) => {
    expect(doorAt(0)(received(change(await signed())))).toMatchObject({ kind: 'mismatch' });
  });

  it('refuses a target that is not signed: the signature would be good for any operation', async () => {
    const sent = await signed();
    const headers = { ...sent.headers, 'x-amz-target': 'AmazonSSM.DeleteParameter' };

    expect(doorAt(0)(received({ ...sent, headers }))).toEqual({
      kind: 'mismatch',
      reason: "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.",
    });
  });

  it.each([
    [5 * minuteMs, undefined],
    [5 * minuteMs + 1_000, 'Signature expired: 20260131T120000Z is now earlier than 20260131T120001Z'],
    [-5 * minuteMs, undefined],
    [
      -5 * minuteMs - 1_000,
      'Signature not yet current: 20260131T120000Z is still later than 20260131T115959Z',
    ],
  ])('takes a signature for five minutes around its time: %d ms after', async (afterMs, reason) => {
    const denial = doorAt(afterMs)(received(await signed()));

    expect(denial?.reason.startsWith(reason ?? '')).toBe(reason === undefined ? undefined : true);
  });

  it('lets a presigned URL in for as long as it says, and no longer', async () => {
    const signer = (await signerOf()) as unknown as {
      presign(request: object, options: object): Promise<Sent>; // the SDK's port has `sign` alone
    };
    const query = { Action: 'GetCallerIdentity', Version: '2011-06-15' };
    const request = requestOf({ method: 'GET', query, body: '' });
    const sent = received(await signer.presign(request, { signingDate: at, expiresIn: 900 }));

    expect(sent.url).toContain('X-Amz-Signature=');
    expect(doorAt(899_000)(sent)).toBeUndefined();
    expect(doorAt(901_000)(sent)).toMatchObject({ kind: 'out-of-time' });
    expect(doorAt(0)({ ...sent, url: sent.url.replace('GetCallerIdentity', 'AssumeRole') })).toMatchObject({
      kind: 'mismatch',
    });
  });

  it.each([
    ['no AWS4', 'Basic dXNlcg==', "Unsupported AWS 'algorithm': 'Basic'"],
    [
      'two keys',
      'AWS4-ECDSA-P256-SHA256 Credential=a',
      "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'",
    ],
    [
      'a part missing',
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260131/us-east-1/ec2/aws4_request, SignedHeaders=host',
      "Authorization header requires 'Signature' parameter.",
    ],
    [
      'half a scope',
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/ec2/aws4_request, SignedHeaders=host, Signature=00',
      "Credential must have exactly 5 slash-delimited elements, got 'AKIDEXAMPLE/ec2/aws4_request'",
    ],
    [
      'the scope of another day',
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260130/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=00',
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date',
    ],
  ])('says what is incomplete: %s', (_, authorization, reason) => {
    const headers = { host: 'a', authorization, 'x-amz-date': '20260131T120000Z' };
    const request = received(requestOf({ headers }));

    expect(doorAt(0)(request)).toEqual({ kind: 'incomplete', reason });
  });

  it('says that a temporary key is over when both clocks say so', async () => {
    const Expiration = new Date(at.getTime() + minuteMs);
    const issued = { AccessKeyId: 'ASIA', SecretAccessKey: 'secret', SessionToken: 'token', Expiration };
    const credentials = { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'token' };
    const eve = {
      account: '123456789012',
      userId: 'eve',
      arn: 'arn:aws:sts::123456789012:federated-user/eve',
    };
    const request = received(await signed({}, credentials));
    const later = new Date(at.getTime() + minuteMs);
    const ask = (clocks: readonly [Date, Date]) => {
      const keyring = createKeyring(own, () => clocks);
      keyring.add(issued, eve);
      return doorAt(0, keyring)(request)?.kind;
    };

    expect([ask([at, at]), ask([later, at]), ask([at, later]), ask([later, later])]).toEqual([
      ...[undefined, undefined, undefined],
      'expired-token',
    ]);
  });
});
