import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { explainedClient } from './explained-client.js';
import { ownCredentials } from './own-credentials.js';
import { createProxiedHandler } from './proxied-handler.js';

const keys = (id: string) =>
  `[ops]\naws_access_key_id = ${id}\naws_secret_access_key = b\naws_session_token = c\n`;

describe('ownCredentials', () => {
  const names = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  let directory: string;
  let file: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'clicamos-own-'));
    file = join(directory, 'credentials');
    process.env['AWS_CONFIG_FILE'] = join(directory, 'config');
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = file;
  });

  afterAll(async () => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    await rm(directory, { recursive: true });
  });

  it('takes new temporary credentials that are written down while it runs, a minute later', async () => {
    let ms = 0;
    const requestHandler = createProxiedHandler({});
    const own = ownCredentials({ profile: 'ops', requestHandler, now: () => ms });
    await writeFile(file, keys('first'));
    const first = await own();
    await writeFile(file, keys('second'));
    ms = 59_000;
    const soon = await own();
    ms = 61_000;

    expect(await own()).toMatchObject({ accessKeyId: 'second', sessionToken: 'c' });
    expect([first, soon]).toMatchObject([{ accessKeyId: 'first' }, { accessKeyId: 'first' }]);
  });

  it('explains a refusal by AWS in the middle, by the same name', async () => {
    await writeFile(file, keys('first'));
    const server = createServer((_request, response) =>
      response
        .writeHead(403)
        .end('<ErrorResponse><Error><Code>ExpiredToken</Code><Message>no</Message></Error></ErrorResponse>'),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const of = { profile: 'ops' };
    const own = ownCredentials({ ...of, requestHandler: createProxiedHandler({}) });
    const sts = explainedClient(new STSClient({ endpoint, region: 'us-east-1', credentials: own }), of);

    const refused = await sts.send(new GetCallerIdentityCommand({})).catch((error: unknown) => error);

    sts.destroy();
    server.closeAllConnections();
    server.close();
    expect(refused).toMatchObject({
      name: 'ExpiredToken',
      message: expect.stringMatching(
        /^The temporary credentials of profile `ops` .* have expired, and nothing/,
      ),
      cause: { message: 'no' },
    });
  });
});
