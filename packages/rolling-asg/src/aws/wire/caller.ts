import { CloudError, isCloudError } from '../../cloud/cloud-error.js';
import { errorKind } from './error-kind.js';
import { untilAborted } from './until-aborted.js';

export interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

/** One call: its errors become `CloudError`s, an abort rejects with the signal's reason, at once. */
export type Call = <Output>(
  name: string,
  signal: AbortSignal | undefined,
  send: (options: SendOptions) => Promise<Output>,
) => Promise<Output>;

/** @param onCall told the operation's name before each request */
export function createCaller(onCall: (operation: string) => void = () => undefined): Call {
  return async (name, signal, send) => {
    signal?.throwIfAborted();
    onCall(name);
    try {
      return await untilAborted(send(signal === undefined ? {} : { abortSignal: signal }), signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw new CloudError(errorKind(error), name, error);
    }
  };
}

/** Everything of a paginated answer. */
export async function allPages<Page extends { readonly NextToken?: string }, Item>(
  readPage: (nextToken: string | undefined) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const page = await readPage(token);
    items.push(...(itemsOf(page) ?? []));
    token = page.NextToken === '' ? undefined : page.NextToken;
  } while (token !== undefined);
  return items;
}

/** Everything of an answer that is paginated by `NextMarker`, as Elastic Load Balancing does. */
export async function allMarkedPages<Page extends { readonly NextMarker?: string }, Item>(
  readPage: (marker: string | undefined) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[],
): Promise<readonly Item[]> {
  const read = async (token: string | undefined) => {
    const page = await readPage(token);
    return { page, NextToken: page.NextMarker };
  };
  return allPages(read, ({ page }) => itemsOf(page));
}

/** `items` in runs of at most `size`: AWS limits what one call takes. */
export function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** The answer; `undefined` when what was asked for does not exist. */
export async function noneWhenMissing<Answer>(read: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isCloudError(error, 'missing')) return undefined;
    throw error;
  }
}
