/** Replaces every secret in a text by `***`. */
export type Redact = (text: string) => string;

/** Shorter ones would be found in words that have nothing to do with them. */
const shortest = 4;

/** Headers that say what is asked for, not who asks. */
const openHeaders =
  /^(host|accept(-.*)?|user-agent|content-(type|length)|cache-control|pragma|referer|origin|x-forwarded-.*)$/i;

/** Query parameters that are credentials by their name. */
const secretParameters =
  /token|secret|passw|pwd|api[-_]?key|access[-_]?key|auth|credential|signature|^(key|sig)$/i;

/** A redactor of these secrets; in JSON they are found as well. */
export function createRedactor(secrets: readonly string[]): Redact {
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  // The longest first: one secret may be a part of another.
  const sorted = [...new Set(forms)]
    .filter(({ length }) => length >= shortest)
    .sort((a, b) => b.length - a.length);
  if (sorted.length === 0) return (text) => text;
  return (text) => sorted.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

/** Values of headers that may be credentials; of `Bearer abc` also the second word alone. */
export function secretsOfHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers)
    .filter(([name]) => !openHeaders.test(name))
    .flatMap(([, value]) => [value, value.slice(value.indexOf(' ') + 1)]);
}

/** Values of the query's parameters that are credentials by their name. */
export function secretsOfQuery(url: URL): readonly string[] {
  return [...url.searchParams].filter(([name]) => secretParameters.test(name)).map(([, value]) => value);
}
