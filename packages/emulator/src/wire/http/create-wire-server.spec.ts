import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';
import { createSts } from '../../sts/create-sts.js';
import { authorization, serviceOf, serving, surroundings } from '../../testing/wire/wire-fixtures.js';
import { sdkConfig } from '../../testing/wire/wire-sdk.js';
import type { CallRecord } from '../call-record.js';
import { createWireServer } from './create-wire-server.js';

const IDENTITY = 'Action=GetCallerIdentity&Version=2011-06-15';
const services = [createSts(surroundings)];

it('answers real clients of several services on one port', async () => {
  const ec2 = serviceOf('ec2', { DescribeRegions: () => ({ Regions: [{ RegionName: 'us-east-1' }] }) });

  await serving({ services: [...services, ec2] }, async ({ endpoint }) => {
    const sts = new STSClient({ ...sdkConfig, endpoint });
    const regions = new EC2Client({ ...sdkConfig, endpoint });

    const identity = await sts.send(new GetCallerIdentityCommand({}));
    const { Regions } = await regions.send(new DescribeRegionsCommand({}));

    expect(identity).toMatchObject({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:root' });
    expect(identity.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(Regions).toEqual([{ RegionName: 'us-east-1' }]);
    sts.destroy();
    regions.destroy();
  });
});

it('answers a query in the URL of a GET', async () => {
  await serving({ services }, async ({ endpoint }) => {
    const { status, body } = await ask(endpoint, { method: 'GET', path: `/?${IDENTITY}` });

    expect(status).toBe(200);
    expect(body).toContain('<Account>123456789012</Account>');
  });
});

it('refuses requests whose Host header or Origin is elsewhere, and logs it', async () => {
  await serving({ services }, async ({ endpoint, lines }) => {
    const rebound = await ask(endpoint, { headers: { host: 'evil.example' } }, IDENTITY);
    const scripted = await ask(endpoint, { headers: { origin: 'https://evil.example' } }, IDENTITY);

    expect([rebound, scripted]).toMatchObject([
      {
        status: 403,
        body: 'The emulator answers this machine only; the Host header is "evil.example", which is not this machine.\n',
      },
      { status: 403, body: 'The emulator answers this machine only; its Origin is https://evil.example.\n' },
    ]);
    expect(lines).toHaveLength(2);
  });
});

it('refuses what a page of another port of this machine makes a browser send, and answers its own', async () => {
  await serving({ services }, async ({ endpoint }) => {
    const neighbour = endpoint.replace(/\d+$/, '3000');
    const sent = await ask(endpoint, { headers: { origin: neighbour } }, IDENTITY);
    // As `<img src>` asks: without an Origin.
    const loaded = await ask(endpoint, {
      ...{ method: 'GET', path: `/?${IDENTITY}` },
      headers: { 'sec-fetch-site': 'same-site' },
    });
    const asked = await ask(endpoint, {
      ...{ method: 'OPTIONS', path: '/' },
      headers: { origin: neighbour, 'access-control-request-method': 'POST' },
    });
    const own = await ask(
      endpoint,
      { headers: { origin: endpoint, 'sec-fetch-site': 'same-origin' } },
      IDENTITY,
    );

    expect([sent, loaded, asked, own].map(({ status }) => status)).toEqual([403, 403, 403, 200]);
  });
});

it('refuses other methods and bodies over 1 MiB', async () => {
  await serving({ services }, async ({ endpoint }) => {
    const method = await ask(endpoint, { method: 'DELETE' });
    const size = await ask(endpoint, { method: 'POST' }, `${IDENTITY}&Padding=${'x'.repeat(1024 * 1024)}`);

    expect([method.status, size.status]).toEqual([405, 413]);
  });
});

it('answers internal paths with JSON', async () => {
  const internal = { '/_clicamos/status': () => Promise.resolve({ ready: true }) };

  await serving({ services, internal }, async ({ endpoint }) => {
    const known = await ask(endpoint, { method: 'GET', path: '/_clicamos/status' });
    const unknown = await ask(endpoint, { method: 'GET', path: '/_clicamos/other' });

    expect(known).toMatchObject({ status: 200, type: 'application/json', body: '{"ready":true}\n' });
    expect(unknown.body).toContain('<Code>MissingAction</Code>');
  });
});

it('tells of every call, when it came, how long it took and with which error it ended', async () => {
  const calls: CallRecord[] = [];
  const at = new Date('2026-01-01T00:00:00Z');
  const options = { services, onCall: (call: CallRecord) => void calls.push(call), now: () => at };

  await serving(options, async ({ endpoint }) => {
    await ask(endpoint, {}, IDENTITY);
    await ask(endpoint, {}, 'Action=GetSessionToken&Version=2011-06-15');

    expect(calls).toEqual([
      { service: 'sts', operation: 'GetCallerIdentity', at, durationMs: expect.any(Number) },
      {
        service: 'sts',
        operation: 'GetSessionToken',
        at,
        durationMs: expect.any(Number),
        error: 'InvalidAction',
      },
    ]);
  });
});

it('lets a request in flight finish when it closes, and takes no more', async () => {
  const entered = gate();
  const finish = gate();
  const slow = serviceOf('sts', {
    GetCallerIdentity: async () => {
      entered.open();
      await finish.opened;
      return { Account: '1' };
    },
  });
  const server = await createWireServer({ services: [slow], log: () => undefined });
  const agent = new Agent({ keepAlive: true });

  const inFlight = ask(server.endpoint, { agent }, IDENTITY);
  await entered.opened;
  const closed = server.close();
  finish.open();

  expect((await inFlight).body).toContain('<Account>1</Account>');
  await closed;
  await expect(ask(server.endpoint, {}, IDENTITY)).rejects.toThrow('ECONNREFUSED');
});

it('will not listen on an address that other machines reach', async () => {
  const options = { services, host: '0.0.0.0', log: () => undefined };

  await expect(createWireServer(options)).rejects.toThrow(
    'Expected `host` to be a loopback address, got `0.0.0.0`',
  );
});

it('fails with the code of the system when the port is taken', async () => {
  await serving({ services }, async ({ endpoint }) => {
    const port = Number(new URL(endpoint).port);

    await expect(createWireServer({ services, port, log: () => undefined })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

interface HttpAnswer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

async function ask(endpoint: string, options: RequestOptions, body?: string): Promise<HttpAnswer> {
  const headers = { authorization: authorization('sts'), ...options.headers };
  const request = httpRequest(endpoint, { method: 'POST', agent: false, ...options, headers });
  request.end(body);
  const [response]: IncomingMessage[] = await once(request, 'response');
  if (response === undefined) throw new Error('There was no response');
  return { status: response.statusCode, type: response.headers['content-type'], body: await text(response) };
}
