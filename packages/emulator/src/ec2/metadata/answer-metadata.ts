import { readTree, type MetadataTree } from './metadata-tree.js';
import type { SessionTokens } from './session-tokens.js';

export interface MetadataRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly header: (name: string) => string | undefined;
}

export interface MetadataAnswer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const ttlHeader = 'x-aws-ec2-metadata-token-ttl-seconds';

/**
 * Answers as version 2 of the instance metadata service: a token by PUT first, then values by GET.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html
 */
export function answerMetadata(
  request: MetadataRequest,
  { tokens, tree }: { readonly tokens: SessionTokens; readonly tree: () => MetadataTree },
): MetadataAnswer {
  const { method, path, header } = request;
  if (method === 'PUT')
    return path === '/latest/api/token' ? issueToken(header, tokens) : { status: 404, body: '' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, body: '' };
  const secondsLeft = tokens.secondsLeft(header('x-aws-ec2-metadata-token'));
  if (secondsLeft === undefined) return { status: 401, body: '' };
  const body = readTree(tree(), path);
  if (body === undefined) return { status: 404, body: '' };
  return { status: 200, body, headers: { [ttlHeader]: String(secondsLeft) } };
}

/** A forwarded request may come from outside of the instance: it gets no token. */
function issueToken(header: MetadataRequest['header'], tokens: SessionTokens): MetadataAnswer {
  if (header('x-forwarded-for') !== undefined) return { status: 403, body: '' };
  const ttlSeconds = header(ttlHeader);
  const token = tokens.issue(ttlSeconds);
  if (token === undefined) return { status: 400, body: '' };
  return { status: 200, body: token, headers: { [ttlHeader]: String(ttlSeconds) } };
}
