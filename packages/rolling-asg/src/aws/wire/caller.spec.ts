import { allPages, chunks, createCaller } from './caller.js';

describe('a call', () => {
  it('is counted before it is sent, and its errors become CloudErrors', async () => {
    const counted: string[] = [];
    const call = createCaller((operation) => counted.push(operation));
    const cause = Object.assign(new Error('Rate exceeded'), { name: 'Throttling' });

    const failed = call('DescribeThings', undefined, () => Promise.reject(cause));

    await expect(failed).rejects.toMatchObject({
      name: 'CloudError',
      kind: 'throttled',
      call: 'DescribeThings',
      cause,
    });
    expect(counted).toEqual(['DescribeThings']);
  });

  it("rejects with the signal's reason when it is aborted, not with the client's error", async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const call = createCaller();

    const failed = call('DescribeThings', stop.signal, async ({ abortSignal }) => {
      expect(abortSignal).toBe(stop.signal);
      stop.abort(reason);
      throw Object.assign(new Error('Request aborted'), { name: 'AbortError' });
    });

    await expect(failed).rejects.toBe(reason);
  });
});

describe('allPages', () => {
  it('reads on until there is no token, an empty one included', async () => {
    const pages = [{ NextToken: 'b', items: [1, 2] }, { NextToken: 'c' }, { NextToken: '', items: [3] }];
    const tokens: (string | undefined)[] = [];

    const items = await allPages<{ readonly NextToken?: string; readonly items?: number[] }, number>(
      async (token) => pages[tokens.push(token) - 1] ?? {},
      (page) => page.items,
    );

    expect(items).toEqual([1, 2, 3]);
    expect(tokens).toEqual([undefined, 'b', 'c']);
  });
});

describe('chunks', () => {
  it('keeps all items in order, never more than the size at once', () => {
    expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(chunks([], 2)).toEqual([]);
  });
});
