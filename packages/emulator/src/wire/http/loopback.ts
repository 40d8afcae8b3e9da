/**
 * Whether a `Host` header, or the host of an `Origin`, names this machine. A browser that was led to a foreign name
 * which resolves to 127.0.0.1 (DNS rebinding) still sends that foreign name.
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || isLoopbackAddress(name);
}

/** Whether the address is in 127.0.0.0/8, or ::1. */
export function isLoopbackAddress(address: string): boolean {
  if (address === '::1') return true;
  return /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(address);
}

export interface BrowserHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
}

/**
 * Why a request may come from a page that a browser shows from elsewhere, another port of this machine included; nothing
 * if it may not. Clients that are no browsers send neither `Origin` nor `Sec-Fetch-Site`.
 */
export function reasonForeign(headers: BrowserHeaders): string | undefined {
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  if (!isLoopbackHost(host)) return `the Host header is ${JSON.stringify(host)}, which is not this machine`;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
    return `its Origin is ${origin}`;
  if (site === undefined || OWN_SITES.some((own) => own === site)) return undefined;
  return `a page sent it that is not of http://${host} (Sec-Fetch-Site: ${String(site)})`;
}

/** A page of the same port, or a person who typed the address. Another port is `same-site`. */
const OWN_SITES = ['same-origin', 'none'];
