import { once } from 'node:events';
import { createServer } from 'node:http';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { createConnectProxy } from '../testing/connect-proxy.js';
import { createProxiedHandler, withoutCredentials } from './proxied-handler.js';

const answer = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
  <Arn>arn:aws:iam::123456789012:user/ana</Arn><UserId>U</UserId><Account>123456789012</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

async function createSts() {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/xml' }).end(answer),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const client = new STSClient({
    endpoint: `http://${host}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: createProxiedHandler({}),
    maxAttempts: 1,
  });
  return {
    host,
    ask: () => client.send(new GetCallerIdentityCommand({})),
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('createProxiedHandler', () => {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  const before = names.map((name) => [name, process.env[name]] as const);

  beforeEach(() => {
    for (const name of names) delete process.env[name];
  });

  afterAll(() => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  });

  it('asks AWS through the proxy that the environment names, with its credentials', async () => {
    await using sts = await createSts();
    await using proxy = await createConnectProxy('ana:s3cret');
    process.env['HTTP_PROXY'] = proxy.url;

    expect(await sts.ask()).toMatchObject({ Account: '123456789012' });
    expect(await sts.ask()).toMatchObject({ Account: '123456789012' });

    expect(proxy.asked).toEqual([sts.host]); // the second request takes the kept connection
  });

  it('goes past the proxy to what NO_PROXY names', async () => {
    await using sts = await createSts();
    await using proxy = await createConnectProxy();
    Object.assign(process.env, { HTTP_PROXY: proxy.url, NO_PROXY: 'example.com,127.0.0.1' });

    expect(await sts.ask()).toMatchObject({ Account: '123456789012' });

    expect(proxy.asked).toEqual([]);
  });

  it('names a proxy that it cannot use, without its password', async () => {
    await using sts = await createSts();
    process.env['HTTP_PROXY'] = 'socks5://ana:s3cret@127.0.0.1:1080';

    const failed = await sts.ask().catch((error: unknown) => error);

    expect(failed).toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(
        /begins with http:\/\/ or https:\/\/, got `socks5:\/\/127\.0\.0\.1:1080`/,
      ),
    });
  });
});

describe('withoutCredentials', () => {
  it('leaves an address without any as it is', () => {
    expect(withoutCredentials('http://proxy.example:3128')).toBe('http://proxy.example:3128');
    expect(withoutCredentials('http://ana:s3cret@proxy.example:3128')).toBe('http://proxy.example:3128');
  });
});
