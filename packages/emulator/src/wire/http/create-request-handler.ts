import type { Cut } from '../../faults/calls/call.js';
import { bodyText } from './body-text.js';
import { type Api, BODY_LIMIT_BYTES, type RequestBody } from '../create-api.js';
import type { Reply } from '../protocols/protocol.js';
import { cutOff } from './cut-off.js';
import { connectionRefused, unlessAborted, type HandleOptions } from './unless-aborted.js';

/** A request as the clients of the AWS SDK v3 give it to their `requestHandler`. */
export interface HandledRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  /** A text, bytes, or nothing: what AWS's query and JSON protocols send. */
  readonly body?: unknown;
}

/** What the SDK expects of a request handler. */
export interface HandledResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** The `requestHandler` of any client of the AWS SDK v3, without a socket. */
export interface InProcessRequestHandler {
  readonly metadata: { readonly handlerProtocol: string };
  /** Answers through the same code as the port; on abort rejects at once with an `AbortError`. */
  handle(request: HandledRequest, options?: HandleOptions): Promise<{ response: HandledResponse }>;
  /** There is nothing to set: no connection is made. */
  updateHttpClientConfig(key: never, value: never): void;
  /** Empty, for the same reason. */
  httpHandlerConfigs(): Record<string, never>;
  /** Ends nothing: the emulator is closed by itself. */
  destroy(): void;
}

const encoder = new TextEncoder();

/** @param closed when the emulator has closed: a call that comes later finds its connection refused */
export function createRequestHandler(api: Api, closed: AbortSignal): InProcessRequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, options = {}) {
      if (closed.aborted) throw connectionRefused();
      const reply = await unlessAborted(options, async () => replyOf(await answerOf(api, request), closed));
      return { response: responseOf(reply) };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
}

async function replyOf(reply: Reply | Cut, closed: AbortSignal): Promise<Reply> {
  return 'kind' in reply ? cutOff(reply, closed) : reply;
}

const answerOf = (api: Api, { method, path, query, headers, body }: HandledRequest) =>
  api({
    method,
    path,
    query: queryOf(query),
    header: (name) => headers[name] ?? headerOf(headers, name),
    body: () => bodyOf(textOf(body, headers['content-encoding'])),
  });

/** The SDK writes the names of its headers in small letters, but for one or two. */
const headerOf = (headers: HandledRequest['headers'], wanted: string) =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];

const queryOf = (query: HandledRequest['query'] = {}) =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value ?? '']).map((each): [string, string] => [name, each]),
    ),
  );

/** No door asks for the bytes of what was made in this process. */
const bodyOf = (text: string | undefined): RequestBody | undefined =>
  text === undefined ? undefined : { bytes: new Uint8Array(), text };

function textOf(body: unknown, encoding: string | undefined): string | undefined {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return bodyText(body, encoding, BODY_LIMIT_BYTES);
  throw new TypeError('The request handler of the emulator takes a text or bytes as body, no stream');
}

const responseOf = ({ status, headers, body }: Reply): HandledResponse => ({
  statusCode: status,
  headers: { ...headers },
  body: encoder.encode(body),
});
