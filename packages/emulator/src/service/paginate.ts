import { AwsError } from './aws-error.js';

export interface PageRequest {
  /** The token of the previous page, if any. */
  readonly token: string | undefined;
  /** How many items at most; @default all */
  readonly limit: number | undefined;
  /** The error for a token that no page gave out. */
  readonly invalidToken?: () => AwsError;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

const invalidNextToken = () => new AwsError('InvalidNextToken', 'The token is not valid.');

/** One page of a stable list. Tokens are opaque to clients: here, the base64 of the next offset. */
export function paginate<Item>(all: readonly Item[], request: PageRequest): Page<Item> {
  const offset = request.token === undefined ? 0 : offsetOf(request.token);
  if (offset === undefined) throw (request.invalidToken ?? invalidNextToken)();
  const end = offset + (request.limit ?? all.length);
  return { items: all.slice(offset, end), nextToken: end < all.length ? tokenOf(end) : undefined };
}

const tokenOf = (offset: number) => Buffer.from(`offset:${offset}`).toString('base64url');

function offsetOf(token: string): number | undefined {
  const digits = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
