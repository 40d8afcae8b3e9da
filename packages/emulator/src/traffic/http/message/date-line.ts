let line = '';

/** A `Date` header, which every answer has that was given by a clock (RFC 9110, 6.6.1); written once a second. */
export function dateLine(): string {
  if (line !== '') return line;
  const now = new Date();
  line = `Date: ${now.toUTCString()}\r\n`;
  setTimeout(() => (line = ''), 1_000 - now.getMilliseconds()).unref();
  return line;
}
