import type { IncomingHttpHeaders } from 'node:http';
import type { ServerHttp2Stream } from 'node:http2';
import type { ClientRequest } from '../http/client-message.js';
import type { GatewayStatus } from '../http/http-manners.js';
import type { Framing } from '../http/message/body-reader.js';
import { statusToRefuse } from '../http/status-to-refuse.js';

/**
 * A request of HTTP/2 as one of HTTP/1.1, which is what instances are sent (RFC 9113, 8.2.3 and 8.3.1): the authority
 * is the host, and a cookie that came in pieces is one header again.
 */
export class Http2Request implements ClientRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly hasHost: boolean;
  readonly framing: Framing;
  readonly refusal: GatewayStatus | undefined;
  readonly socket: ClientRequest['socket'];
  readonly #stream: ServerHttp2Stream;
  #parts = 0;

  /** @param rawHeaders names and values in turn, the pseudo headers too */
  constructor(stream: ServerHttp2Stream, rawHeaders: readonly string[]) {
    const pairs = pairsOf(rawHeaders);
    const pseudo = new Map(pairs.filter(([name]) => name.startsWith(':')));
    const { names, raw } = asHttp1Headers(pairs, pseudo.get(':authority'));
    this.#stream = stream;
    this.method = pseudo.get(':method') ?? '';
    this.url = pseudo.get(':path') ?? '';
    this.rawHeaders = raw;
    this.headers = Object.fromEntries(names);
    this.hasHost = names.has('host');
    this.framing = framingOf(stream, names.get('content-length'));
    this.refusal = statusToRefuse(
      { method: this.method, url: this.url, version: '1.1' },
      { rawHeaders: raw, coding: undefined, expect: undefined, hosts: this.hasHost ? 1 : 0 },
    );
    this.socket = { remoteAddress: stream.session?.socket.remoteAddress };
  }

  /** How many parts of its body have come. */
  get parts(): number {
    return this.#parts;
  }

  get complete(): boolean {
    return this.#stream.endAfterHeaders || this.#stream.readableEnded;
  }

  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: string, listener: (chunk: Buffer) => void): unknown {
    return this.#stream.on(event, (chunk: Buffer) => {
      this.#parts += 1;
      listener(chunk);
    });
  }

  pause(): unknown {
    return this.#stream.pause();
  }

  resume(): unknown {
    return this.#stream.resume();
  }

  isPaused(): boolean {
    return this.#stream.isPaused();
  }
}

/** A body that tells no length goes to the instance in chunks. */
function framingOf({ endAfterHeaders }: ServerHttp2Stream, length: string | undefined): Framing {
  if (endAfterHeaders) return 'none';
  return length === undefined ? 'chunks' : Number(length);
}

type Pair = readonly [name: string, value: string];

const pairsOf = (raw: readonly string[]): readonly Pair[] =>
  Array.from({ length: raw.length / 2 }, (_none, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? '']);

function asHttp1Headers(pairs: readonly Pair[], authority: string | undefined) {
  const own = pairs.filter(([name]) => !name.startsWith(':') && name !== 'cookie' && name !== 'host');
  const cookie = pairs.filter(([name]) => name === 'cookie').map(([, value]) => value);
  const host = authority ?? pairs.find(([name]) => name === 'host')?.[1];
  const all: readonly Pair[] = [
    ...(host === undefined ? [] : [['host', host] as const]),
    ...own,
    ...(cookie.length === 0 ? [] : [['cookie', cookie.join('; ')] as const]),
  ];
  return { names: new Map(all), raw: all.flat() };
}
