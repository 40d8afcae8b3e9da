import type { RoutedRequest } from './match-rule.js';

/** The value of a request's cookie. */
export function cookieNamed(routed: RoutedRequest, name: string): string | undefined {
  const cookies = routed.header('cookie').flatMap((header) => header.split(/;\s*/));
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** What stands in a cookie of the load balancer; AWS's is encrypted. */
export const tokenOf = (value: string) => Buffer.from(value).toString('base64url');

export const valueOf = (token: string | undefined) =>
  token === undefined ? undefined : Buffer.from(token, 'base64url').toString();

/** A header that sets a cookie, name and value in turn. */
export const setCookie = (name: string, token: string, seconds: number, more = ''): readonly string[] => [
  'Set-Cookie',
  `${name}=${token}; Max-Age=${seconds}; Path=/${more}`,
];
