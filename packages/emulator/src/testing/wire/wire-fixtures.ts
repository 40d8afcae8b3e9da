import { noHazards } from '../../service/hazards.js';
import type { Service, ServiceName, Surroundings } from '../../service/service.js';
import { createTime } from '../../time/time.js';
import {
  createWireServer,
  type WireServer,
  type WireServerOptions,
} from '../../wire/http/create-wire-server.js';

/** What a service is given in the specs of the wire protocol. */
export const surroundings: Surroundings = {
  account: '123456789012',
  region: 'us-east-1',
  zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  time: createTime(1),
  newId: (prefix) => `${prefix}-0123456789abcdef0`,
  log: () => undefined,
  hazards: noHazards,
};

/** A service of these operations alone. */
export function serviceOf(
  name: ServiceName,
  operations: Readonly<Record<string, (input: never) => unknown>>,
): Service {
  return { name, operations, close: () => Promise.resolve() };
}

/** A signature in form: nothing checks it. */
export const authorization = (signingName: string) =>
  `AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/${signingName}/aws4_request, SignedHeaders=host, Signature=00`;

export interface Served extends WireServer {
  /** What the server logged. */
  readonly lines: readonly string[];
}

/** Serves until `use` is done. */
export async function serving(
  options: Omit<WireServerOptions, 'log'>,
  use: (server: Served) => Promise<void>,
): Promise<void> {
  const lines: string[] = [];
  const server = await createWireServer({ ...options, log: (line) => void lines.push(line) });
  try {
    await use({ ...server, lines });
  } finally {
    await server.close();
  }
}
