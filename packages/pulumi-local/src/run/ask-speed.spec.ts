import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askSpeed } from './ask-speed.js';

async function speedOf(answer: RequestListener, signal?: AbortSignal): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens at a port
  try {
    return await askSpeed(`http://127.0.0.1:${port}`, signal);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('askSpeed', () => {
  it('is told by the emulator', async () => {
    const asked: (string | undefined)[] = [];

    const speed = await speedOf(({ url }, response) => {
      asked.push(url);
      response.end('{"speed":20}');
    });

    expect({ speed, asked }).toEqual({ speed: 20, asked: ['/_clicamos/status'] });
  });

  it.each(['<html>', '{}', '{"speed":"fast"}', '{"speed":0}', '[]', 'null'])(
    "takes an endpoint that answers %s to have AWS's own time",
    async (body) => {
      expect(await speedOf((_request, response) => void response.end(body))).toBe(1);
    },
  );

  it('rejects with the reason of an abort', async () => {
    const reason = new Error('enough');

    await expect(speedOf(() => undefined, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
