import { invalidOption } from '../expect-option.js';
import type { TargetOptions } from './target-options.js';

/** What is sent as `Authorization`, and what of it must be seen nowhere. */
export interface Credentials {
  /** `Basic ...`; nothing where there are no credentials. */
  readonly authorization?: string;
  readonly secrets: readonly string[];
}

/**
 * The credentials of the URL or of the environment variable that `basicAuthFrom` names.
 *
 * @throws HealthError `InvalidOption`, which never holds a value of them
 */
export function readCredentials(url: URL, { headers = {}, basicAuthFrom, env }: TargetOptions): Credentials {
  const hasHeader = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  const inUrl = url.username !== '' || url.password !== '';
  refuseTwo({ url: inUrl, headers: hasHeader, basicAuthFrom: basicAuthFrom !== undefined });
  if (basicAuthFrom !== undefined) return basic(fromVariable(basicAuthFrom, env ?? process.env));
  if (!inUrl) return { secrets: [] };
  const pair = `${decoded(url.username)}:${decoded(url.password)}`;
  const { authorization, secrets } = basic(pair);
  return { authorization, secrets: [...secrets, url.password, `${url.username}:${url.password}`] };
}

function refuseTwo(given: Readonly<Record<string, boolean>>): void {
  const places = Object.keys(given).filter((place) => given[place] === true);
  if (places.length < 2) return;
  throw invalidOption(
    places.at(-1) ?? '',
    `Expected credentials in one place, got them in ${places.map((place) => `\`${place}\``).join(' and ')}`,
  );
}

function fromVariable(name: string, env: Readonly<Record<string, string | undefined>>): string {
  // What is there in its place may be the credentials themselves: it is not told.
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw invalidOption(
      'basicAuthFrom',
      'Expected `basicAuthFrom` to be the name of an environment variable, not what it holds',
    );
  const value = env[name];
  if (value === undefined || value === '')
    throw invalidOption(
      'basicAuthFrom',
      `\`basicAuthFrom\` names the environment variable \`${name}\`, which is ${value === '' ? 'empty' : 'not set'}: export ${name}=user:password`,
    );
  if (!value.includes(':'))
    throw invalidOption(
      'basicAuthFrom',
      `Expected the environment variable \`${name}\` of \`basicAuthFrom\` to hold user:password, got ${value.length} characters without a colon`,
    );
  return value;
}

function basic(pair: string): Credentials {
  const encoded = Buffer.from(pair, 'utf8').toString('base64');
  return {
    authorization: `Basic ${encoded}`,
    secrets: [encoded, pair, pair.slice(pair.indexOf(':') + 1)],
  };
}

/** As it was meant: `p%40ss` is `p@ss`, and a lone `%` is itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
