import { request } from 'node:http';
import { createBoard } from '../board/create-board.js';
import { abortOffer } from '../testing/abort-offer.js';
import { startDashboard, type ActionPort } from './start-dashboard.js';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const ask = (url: string, { path = '/', method = 'GET', headers = {}, body }: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

test.each([
  [{ host: 'evil.example' }, 'Expected the host 127.0.0.1'],
  [{ origin: 'https://evil.example' }, 'Expected the origin http://127.0.0.1'],
  [{ 'sec-fetch-site': 'cross-site' }, 'Another site has asked for it'],
])('a request with %j is refused', async (headers, why) => {
  await using dashboard = await startDashboard({ board: createBoard() });

  const { status, text } = await ask(dashboard.url, { headers, path: '/events' });

  expect([status, text]).toEqual([403, expect.stringContaining(why)]);
});

test('a page may load what is ours and nothing else', async () => {
  await using dashboard = await startDashboard({ board: createBoard() });

  const { headers, status } = await ask(dashboard.url, {});

  expect(status).toBe(200);
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self'/,
  );
});

test('an action needs the token, and to be allowed at all', async () => {
  const ran: string[] = [];
  const actions: ActionPort = { run: async (id) => void ran.push(id) };
  const board = createBoard();
  board.setActions([abortOffer]);
  await using looking = await startDashboard({ board });
  await using acting = await startDashboard({ board, actions });
  const token = acting.url.split('#token=')[1] ?? '';
  const post = (url: string, given: string, body: string) =>
    ask(url, {
      path: '/actions',
      method: 'POST',
      headers: { 'x-clicamos-token': given, 'content-type': 'application/json' },
      body,
    });
  const abort = JSON.stringify({ id: 'abort', service: 'web' });

  expect((await post(looking.url, token, abort)).status).toBe(403);
  expect((await post(acting.url, 'guessed', abort)).status).toBe(403);
  expect((await post(acting.url, token, '{"id":"format"}')).status).toBe(404);
  expect(ran).toEqual([]);
  expect((await post(acting.url, token, abort)).status).toBe(202);
  expect(ran).toEqual(['abort']);
});

test('a taken port is told by Node', async () => {
  await using first = await startDashboard({ board: createBoard() });
  const port = Number(new URL(first.url).port);

  await expect(startDashboard({ board: createBoard(), port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
