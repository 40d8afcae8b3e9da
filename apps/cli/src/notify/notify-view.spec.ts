import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@clicamos/health';
import { schemaVersion, type EnvironmentRecord, type StreamRecord } from '@clicamos/report';
import type { Notice } from './notice.js';
import { notifyView, patienceMs } from './notify-view.js';
import type { NotifyTarget } from './notify-schema.js';
import { openEventBridge } from './open-event-bridge.js';
import { signBody } from './sign-body.js';

const environment: EnvironmentRecord = {
  ...{ kind: 'environment', schema: schemaVersion, at: 0, name: 'prod', service: 'web', header: 'prod' },
  ...{ cloud: 'aws', account: '123456789012', region: 'us-east-1', runner: 'ana@build-7', speed: 1 },
};

const origin = { at: 1, rolloutId: 'r-1', service: 'web' };
const records: readonly StreamRecord[] = [
  { ...origin, kind: 'rollout-started', nextName: 'web-v002', imageId: 'ami-2', steps: [], floorMs: 0 },
  { ...origin, kind: 'throttled', what: 'findGroups', retryInMs: 1 },
  {
    ...{ ...origin, kind: 'step-started', index: 1, count: 1 },
    step: { kind: 'bake', groupName: 'web-v002', durationMs: 1 },
  },
  { ...origin, kind: 'rolling-back', reason: 'its <checks> failed', deadlineAt: 1 },
  {
    kind: 'summary',
    result: { outcome: 'rolled-back', service: 'web', rolloutId: 'r-1', wallMs: 1, floorMs: 1, steps: [] },
  },
];

interface Received {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Notes what is posted; answers as it is told. */
async function openReceiver(statusOf: (all: readonly Received[]) => number | undefined) {
  const received: Received[] = [];
  const server: Server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    const status = statusOf(received);
    if (status !== undefined) response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    received,
    url: `http://127.0.0.1:${port}/hooks/T0/secret-path`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Pauses take no time; the patience of the end is over at once where `isOver`, and never otherwise. */
const quickClock = (isOver = false): Clock => ({
  now: () => 0,
  sleep: (ms, signal) => {
    if (ms !== patienceMs || isOver) return new Promise((resolve) => setImmediate(resolve));
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  },
});

async function tell(
  targets: readonly NotifyTarget[],
  env: Readonly<Record<string, string>>,
  clock = quickClock(),
) {
  const complaints: string[] = [];
  let ids = 0;
  const view = await notifyView(targets, {
    ...{ environment, env, clock, place: 'environments.prod', newId: () => `n-${ids++}` },
    complain: (line) => complaints.push(line),
    openEventBridge: async (bus) => {
      const credentials = async () => ({ accessKeyId: 'test', secretAccessKey: 'test' });
      // Of the clients only the credentials of one are looked at.
      const clients = { sts: { config: { credentials } } } as unknown as Parameters<
        typeof openEventBridge
      >[0]['clients'];
      return openEventBridge({ bus, region: 'us-east-1', clients });
    },
  });
  for (const record of records) view.see(record);
  await view.close();
  return complaints;
}

const noticeIn = ({ body }: Received): Notice => JSON.parse(body) as Notice; // what the view has sent

describe('notifyView', () => {
  it('tells each event once, in order, also when its receiver fails twice first', async () => {
    const tries = new Map<string, number>();
    const accepted: Notice[] = [];
    await using receiver = await openReceiver((all) => {
      const notice = noticeIn(all[all.length - 1] ?? { headers: {}, body: '{}' });
      const count = (tries.get(notice.id) ?? 0) + 1;
      tries.set(notice.id, count);
      if (count <= 2) return 503;
      accepted.push(notice);
      return 200;
    });

    const complaints = await tell([{ kind: 'webhook', url: receiver.url }], {});

    expect(accepted.map(({ kind }) => kind)).toEqual(['started', 'step', 'rolling-back', 'ended']);
    expect([...tries.values()]).toEqual([3, 3, 3, 3]);
    expect(accepted[0]).toMatchObject({ service: 'web', environment: 'prod', rolloutId: 'r-1' });
    expect(complaints).toEqual([]);
  });

  it('signs the body with the secret of the variable', async () => {
    await using receiver = await openReceiver(() => 204);

    await tell([{ kind: 'webhook', url: receiver.url, secretFrom: 'HOOK' }], { HOOK: 's3cret' });

    expect(receiver.received).toHaveLength(4);
    for (const one of receiver.received) {
      expect(one.headers['clicamos-signature']).toBe(signBody(one.body, 's3cret'));
      expect(one.headers['clicamos-id']).toBe(noticeIn(one).id);
      expect(one.body).not.toContain('s3cret');
    }
  });

  it('gives a receiver up that refuses, and tells it without its path', async () => {
    await using receiver = await openReceiver(() => 403);

    const complaints = await tell([{ kind: 'slack', urlFrom: 'SLACK' }], { SLACK: receiver.url });

    const { host } = new URL(receiver.url);
    expect(receiver.received).toHaveLength(3);
    expect(complaints).toEqual([`notify: 3 messages did not reach ${host}: it answered 403`]);
  });

  it('does not wait for ever for a receiver that never answers', async () => {
    await using receiver = await openReceiver(() => undefined);

    const complaints = await tell([{ kind: 'webhook', url: receiver.url }], {}, quickClock(true));

    expect(complaints).toEqual([expect.stringMatching(/^notify: 4 messages did not reach 127\.0\.0\.1:\d+/)]);
  });

  it('tells people in Slack what they want to know, as text', async () => {
    await using receiver = await openReceiver(() => 200);

    await tell([{ kind: 'slack', urlFrom: 'SLACK' }], { SLACK: receiver.url });

    expect(receiver.received.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { text: 'web in prod: ana@build-7 rolls to web-v002 (ami-2)' },
      { text: 'web in prod goes back: its &lt;checks&gt; failed' },
      { text: 'web in prod: rolled back · nothing serves' },
    ]);
  });

  it('puts events on a bus of EventBridge', async () => {
    await using receiver = await openReceiver(() => 200);
    process.env['AWS_ENDPOINT_URL_EVENTBRIDGE'] = new URL(receiver.url).origin;

    const complaints = await tell([{ kind: 'eventbridge', bus: 'deploys' }], {});

    delete process.env['AWS_ENDPOINT_URL_EVENTBRIDGE'];
    expect(complaints).toEqual([]);
    expect(receiver.received.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { Entries: [{ Source: 'clicamos', DetailType: 'clicamos rollout started', EventBusName: 'deploys' }] },
      { Entries: [{ DetailType: 'clicamos rollout step' }] },
      { Entries: [{ DetailType: 'clicamos rollout rolling-back' }] },
      { Entries: [{ DetailType: 'clicamos rollout ended' }] },
    ]);
  });

  it.each([
    [
      { kind: 'webhook', url: 'https://h/', secretFrom: 'HOOK' },
      {},
      'environments.prod.notify: HOOK is not set',
    ],
    [
      { kind: 'slack', urlFrom: 'HOOK' },
      { HOOK: 'no-url' },
      'environments.prod.notify: Expected HOOK to hold a URL',
    ],
  ] as const)('refuses %j before anything is changed', async (target, env, sentence) => {
    const refused = tell([target], env);

    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.not.toThrow('no-url');
  });
});
