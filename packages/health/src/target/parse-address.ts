import { isIP } from 'node:net';
import { expectOption } from '../expect-option.js';

/** Where to connect. */
export interface Address {
  readonly host: string;
  /** The URL's unless given. */
  readonly port?: number;
}

const hostName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*\.?$/i;

/**
 * `10.0.1.7`, `web-elb.example.com`, either with `:8443`, `::1` or `[::1]:8443`.
 *
 * @throws HealthError `InvalidOption` for anything else, a URL for example
 */
export function parseAddress(text: string): Address {
  const address = isIP(text) === 6 ? { host: text } : split(text);
  expectOption('resolve', text, {
    isValid: address !== undefined,
    want: "an address or a host name, with :port where it is not the URL's",
  });
  return address ?? { host: text };
}

function split(text: string): Address | undefined {
  const [, six, name, digits] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = six ?? name ?? '';
  const isHost = six === undefined ? isIP(host) === 4 || isHostName(host) : isIP(host) === 6;
  if (!isHost) return undefined;
  if (digits === undefined) return { host };
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

/** `300.1.2.3` was meant as an address. */
const isHostName = (host: string): boolean => hostName.test(host) && !/^[\d.]+$/.test(host);
