import { createServer } from 'node:http';
import { answerMetadata } from './answer-metadata.js';
import type { MetadataTree } from './metadata-tree.js';
import { createSessionTokens } from './session-tokens.js';

/** A running metadata service of one instance. */
export interface MetadataService {
  /** For `AWS_EC2_METADATA_SERVICE_ENDPOINT`. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Listens on a free port of the instance's own address. */
export async function startMetadataService({
  host,
  tree,
  now,
}: {
  readonly host: string;
  readonly tree: () => MetadataTree;
  readonly now: () => Date;
}): Promise<MetadataService> {
  const tokens = createSessionTokens(now);
  const server = createServer((request, response) => {
    const { method = '', url = '/', headers } = request;
    const header = (name: string) => headers[name]?.toString();
    const path = url.split('?', 1)[0] ?? '/';
    const answer = answerMetadata({ method, path, header }, { tokens, tree });
    response.writeHead(answer.status, { 'content-type': 'text/plain', server: 'EC2ws', ...answer.headers });
    response.end(answer.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port: 0 }, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
