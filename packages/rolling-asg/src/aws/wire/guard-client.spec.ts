import type { AutoScalingClientConfig } from '@aws-sdk/client-auto-scaling';
import { createAnsweringServer, type Answerer } from '../../testing/answering-server.js';
import { openCloud } from '../../testing/open-cloud.js';

const awsError = (code: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;

const failing =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answerer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/xml', ...headers }).end(body);

const hourAgo = { date: new Date(Date.now() - 3_600_000).toUTCString() };

/** Retries whatever happens, at once, up to a hundred times. */
const stubborn: AutoScalingClientConfig['retryStrategy'] = {
  acquireInitialRetryToken: async () => token(0),
  refreshRetryTokenForRetry: async (last) => {
    if (last.getRetryCount() > 100) throw new Error('enough');
    return token(last.getRetryCount() + 1);
  },
  recordSuccess: () => undefined,
};
const token = (count: number) => ({
  getRetryCount: () => count,
  getRetryDelay: () => 0,
  getRetryCost: () => 0,
});

const configs: Readonly<Record<string, AutoScalingClientConfig>> = {
  'the default': {},
  'a client that tries ten times': { maxAttempts: 10 },
  'an adaptive one': { retryMode: 'adaptive', maxAttempts: 3 },
  'one with a strategy of its own': { retryStrategy: stubborn },
};

const answers: Readonly<Record<string, readonly [Answerer, kind: string]>> = {
  'a 503': [failing(503, awsError('ServiceUnavailable')), 'unavailable'],
  'a 503 of a proxy': [failing(503, '<html>Bad luck</html>'), 'unavailable'],
  throttling: [failing(400, awsError('Throttling')), 'throttled'],
  'a pause that is asked for': [failing(429, awsError('Throttling'), { 'retry-after': '1' }), 'throttled'],
  'a clock that is an hour ahead': [failing(403, awsError('RequestExpired'), hourAgo), 'denied'],
  'a page of HTML': [failing(200, '<html>Log in</html>'), 'unavailable'],
  'a connection that is reset': [(response) => response.socket?.resetAndDestroy(), 'unavailable'],
};

describe.each(Object.entries(configs))('a call through %s', (_name, config) => {
  it.each(Object.entries(answers))('is sent once, also when it gets %s', async (_answer, [answer, kind]) => {
    await using server = await createAnsweringServer(answer);
    using opened = openCloud(server.endpoint, config);

    const read = opened.cloud.findGroups({ service: 'web' });
    await expect(read).rejects.toMatchObject({ name: 'CloudError', kind });
    const change = opened.cloud.deleteTemplate('lt-1');
    await expect(change).rejects.toMatchObject({ name: 'CloudError', kind });

    expect(server.count()).toBe(2);
  });
});

describe('a call', () => {
  it('is sent once by a client with a middleware that tries again, which gets the first answer again', async () => {
    await using server = await createAnsweringServer(failing(503, awsError('ServiceUnavailable')));
    using opened = openCloud(server.endpoint);
    const { middlewareStack } = opened.clients.autoScaling;
    middlewareStack.add((next) => (args) => next(args).catch(() => next(args)), { step: 'build' });

    await expect(opened.cloud.deleteGroup('web-v001')).rejects.toMatchObject({ kind: 'unavailable' });

    expect(server.count()).toBe(1);
  });

  it('corrects the clock for the next one, which is then signed with the time of AWS', async () => {
    const dates: unknown[] = [];
    await using server = await createAnsweringServer((response, count, { headers }) => {
      dates.push(headers['x-amz-date']);
      failing(403, awsError('RequestExpired'), hourAgo)(response, count, response.req);
    });
    using opened = openCloud(server.endpoint);
    const call = () => opened.cloud.deleteGroup('web-v001').catch(() => undefined);

    await call();
    await call();

    const [first = 0, second = 0] = dates.map((date) => Number(String(date).replace(/\D/g, '')));
    expect(first - second).toBeGreaterThanOrEqual(5_900);
  });

  it.each<[string, Answerer]>([
    ['before anything is answered', () => undefined],
    ['in the middle of the answer', (response) => response.writeHead(200).write('<DescribeAutoScaling')],
  ])('ends its request when it is aborted %s, with the reason', async (_when, answer) => {
    await using server = await createAnsweringServer((response, count, request) => {
      answer(response, count, request);
      setImmediate(() => stop.abort(reason));
    });
    using opened = openCloud(server.endpoint);
    const stop = new AbortController();
    const reason = new Error('ctrl-c');

    await expect(opened.cloud.findGroups({ service: 'web' }, stop.signal)).rejects.toBe(reason);
    await server.abandoned;

    expect(server.count()).toBe(1);
  });

  it('ends when it is aborted while it waits for credentials, and sends nothing', async () => {
    await using server = await createAnsweringServer(failing(200, ''));
    let bringCredentials: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (bringCredentials = resolve));
    const identity = { accessKeyId: 'late', secretAccessKey: 'late' };
    using opened = openCloud(server.endpoint, { credentials: () => late.then(() => identity) });
    const stop = new AbortController();
    const reason = new Error('ctrl-c');

    const call = opened.cloud.deleteGroup('web-v001', stop.signal);
    stop.abort(reason);
    await expect(call).rejects.toBe(reason);
    bringCredentials();
    await new Promise((resolve) => setImmediate(resolve));

    expect(server.count()).toBe(0);
  });
});
