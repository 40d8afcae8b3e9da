import { once } from 'node:events';
import { createServer } from 'node:net';
import { createSandbox } from '../testing/clicamos.js';
import { withDashboard } from '../testing/with-dashboard.js';

const config = `
service: web
defaultEnvironment: local
environments:
  local: { cloud: emulator, speed: 20, probe: { ratePerSecond: 20 } }
`;

/** Reads what a stream of events tells until a text is in it. */
async function readUntil(url: string, wanted: string): Promise<string> {
  const stop = new AbortController();
  const { body } = await fetch(url, { signal: stop.signal });
  const decoder = new TextDecoder();
  let told = '';
  for await (const chunk of body ?? []) {
    told += decoder.decode(chunk, { stream: true });
    if (told.includes(wanted)) break;
  }
  stop.abort();
  return told;
}

test('refuses a port that is taken', async () => {
  await using sandbox = await createSandbox();
  await using taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';

  const { code, stderr } = await sandbox.run('dashboard', '--port', port);

  expect(code).toBe(2);
  expect(stderr).toContain(`Port ${port} of 127.0.0.1 cannot be had (EADDRINUSE): name another with --port`);
});

test('shows a rollout of this folder with all that it told, and what serves now', async () => {
  await using sandbox = await createSandbox();
  await sandbox.write('clicamos.yaml', config);
  const { stdout } = await sandbox.run('deploy', '--json');
  const [, rolloutId = ''] = /"rolloutId":"([^"]+)"/.exec(stdout) ?? [];

  const code = await withDashboard(sandbox, async (url) => {
    const board = await readUntil(new URL('/events', url).href, '"live":{"name":"web-v001"');
    expect(board).toContain(`"id":"${rolloutId}"`);

    const records = await readUntil(new URL(`/events?rollout=${rolloutId}`, url).href, '"kind":"summary"');
    expect(records).toContain('"kind":"probe"');
  });

  expect(code).toBe(0);
}, 180_000);
