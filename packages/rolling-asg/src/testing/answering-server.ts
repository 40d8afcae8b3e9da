import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers a request; `count` is 1 for the first one. */
export type Answerer = (response: ServerResponse, count: number, request: IncomingMessage) => void;

/** An endpoint on loopback that answers as it is told and counts what it was asked. */
export interface AnsweringServer extends AsyncDisposable {
  readonly endpoint: string;
  count(): number;
  /** Passes when somebody has gone before the whole answer was there. */
  readonly abandoned: Promise<void>;
}

export async function createAnsweringServer(answer: Answerer): Promise<AnsweringServer> {
  let count = 0;
  let abandon: () => void = () => undefined;
  const abandoned = new Promise<void>((resolve) => (abandon = resolve));
  const server = createServer((request, response) => {
    count += 1;
    response.once('close', () => response.writableFinished || abandon());
    request.resume().once('end', () => answer(response, count, request));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    count: () => count,
    abandoned,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
