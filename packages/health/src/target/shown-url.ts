/** Parameters of a query that are credentials by their name. */
const secretParameter =
  /([?&][^=&#]*(?:token|secret|passw|pwd|api[-_]?key|access[-_]?key|auth|credential|signature)[^=&#]*=|[?&](?:key|sig)=)[^&#]*/gi;

/**
 * A URL, or what was meant to be one, without its credentials: safe to print, also where it cannot be parsed.
 * Parameters of the query that are named as a token, key or password are credentials too.
 *
 * @example
 * import { shownUrl } from '@clicamos/health';
 * shownUrl('https://ops:s3cret@web.example.com/'); // 'https://***@web.example.com/'
 */
export function shownUrl(url: string | URL): string {
  const text = String(url).replace(secretParameter, '$1***');
  // Where it is no URL, the password itself may hold the slash that made it none.
  if (text.includes('://') && !URL.canParse(text)) return text.replace(/:\/\/.*@/s, '://***@');
  // Up to the last @ before the path: a password may hold one.
  return text.replace(/^([^/?#]*\/\/)?[^/?#]*@/, (_, scheme: string | undefined) => `${scheme ?? ''}***@`);
}
