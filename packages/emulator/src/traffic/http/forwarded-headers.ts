/** What the load balancer tells the instance about the client. */
export interface ForwardedClient {
  readonly address: string;
  readonly loadBalancerPort: number;
  /** What it speaks to the load balancer. */
  readonly protocol: 'http' | 'https';
}

/**
 * The request's headers as the instance gets them: case, order and repetitions are kept, hop-by-hop headers are not;
 * `X-Forwarded-For` grows by the client, `-Proto` and `-Port` are the load balancer's own.
 * @param raw names and values in turn
 */
export function requestHeaders(raw: readonly string[], client: ForwardedClient): string[] {
  const dropped: Dropped = { connection: '', forwardedFor: '' };
  const headers = withoutDropped(raw, notForInstances, dropped);
  headers.push('X-Forwarded-For', dropped.forwardedFor + client.address);
  headers.push('X-Forwarded-Proto', client.protocol);
  headers.push('X-Forwarded-Port', String(client.loadBalancerPort));
  return headers;
}

/** The answer's headers as the client gets them. */
export const responseHeaders = (raw: readonly string[]): string[] =>
  withoutDropped(raw, hopByHop, { connection: '', forwardedFor: '' });

/** Headers that belong to one connection and are never forwarded (RFC 9110, 7.6.1). */
const hopByHop = namesByLength(
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
);

/** The load balancer answers `Expect: 100-continue` itself and writes the others anew. */
const notForInstances = namesByLength(
  ...[...hopByHop.values()].flatMap((names) => [...names]),
  'expect',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-port',
);

/** What was said in headers that were dropped. */
interface Dropped {
  connection: string;
  forwardedFor: string;
}

/** By length, so that most names are let through without a look at their letters: this runs for every header. */
type Names = ReadonlyMap<number, ReadonlySet<string>>;

function namesByLength(...names: readonly string[]): Names {
  const byLength = new Map<number, Set<string>>();
  for (const name of names) byLength.set(name.length, (byLength.get(name.length) ?? new Set()).add(name));
  return byLength;
}

function withoutDropped(raw: readonly string[], names: Names, dropped: Dropped): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const value = raw[index + 1] ?? '';
    const sameLength = names.get(name.length);
    if (sameLength === undefined || !sameLength.has(name.toLowerCase())) kept.push(name, value);
    else note(name.toLowerCase(), value, dropped);
  }
  return dropped.connection === '' ? kept : withoutNamed(kept, dropped.connection);
}

function note(key: string, value: string, dropped: Dropped): void {
  if (key === 'x-forwarded-for') dropped.forwardedFor += `${value}, `;
  if (key === 'connection' && !/^(keep-alive|close)$/i.test(value)) dropped.connection += `${value},`;
}

const ofTheMessage = ['host', 'content-length'];

/** Without the headers that `Connection` itself names, but for those that say what the message is. */
function withoutNamed(headers: readonly string[], connection: string): string[] {
  const named = new Set(connection.split(',').map((option) => option.trim().toLowerCase()));
  for (const name of ofTheMessage) named.delete(name);
  return headers.filter((_part, index) => !named.has((headers[index - (index % 2)] ?? '').toLowerCase()));
}
