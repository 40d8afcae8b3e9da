import { createHmac } from 'node:crypto';

/**
 * The value of the header `Clicamos-Signature`: HMAC-SHA256 over the bytes of the body, in hex.
 *
 * @example
 * signBody('{}', 'secret'); // 'sha256=...'
 */
export const signBody = (body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
