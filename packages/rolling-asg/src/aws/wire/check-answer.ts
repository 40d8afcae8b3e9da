import { reasonUnreadable } from './reason-unreadable.js';
import type { Middleware, SdkCommand } from './sdk-command.js';
import { unreadableAnswer } from './unreadable-answer.js';

/**
 * Holds back an answer that is not AWS's. The SDK takes a page of HTML, an empty body and the XML of somebody else
 * for an answer without anything in it: no groups, no instances, nothing that serves.
 */
export function checkAnswer({ middlewareStack }: SdkCommand): void {
  middlewareStack.add(middleware, {
    name: 'clicamosCheckAnswer',
    step: 'deserialize',
    priority: 'low',
    override: true,
  });
}

const middleware: Middleware = (next) => {
  return async (passing) => {
    const passed = await next(passing);
    const { response } = passed;
    if (!isResponse(response) || !isQuery(passing.request)) return passed;
    const body = await readBody(response.body);
    if (body === undefined) return passed;
    response.body = body;
    const { statusCode: status } = response;
    const reason = reasonUnreadable({ status, type: response.headers['content-type'], body });
    if (reason === undefined) return passed;
    throw unreadableAnswer(reason, status);
  };
};

interface Response {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A stream, or bytes. */
  body: unknown;
}

function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'statusCode' in value && 'headers' in value;
}

/** An SDK may come to speak another protocol than the one that is answered in XML; that is then its own to judge. */
function isQuery(request: unknown): boolean {
  if (typeof request !== 'object' || request === null || !('headers' in request)) return false;
  // Of the SDK's `HttpRequest`: names are in lower case.
  const headers = request.headers as Readonly<Record<string, string>>;
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}

/** Reading takes the body away, so the bytes are what the SDK gets in its place. */
async function readBody(body: unknown): Promise<Uint8Array | undefined> {
  if (body === undefined || body === null) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  if (typeof body !== 'object' || !(Symbol.asyncIterator in body)) return undefined;
  const chunks: Uint8Array[] = [];
  // A body of the SDK's request handlers is a stream of bytes.
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
