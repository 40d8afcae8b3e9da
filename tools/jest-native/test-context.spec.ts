import { TestContext } from './test-context.cjs';

describe('the context of a test', () => {
  it('is there as long as the test runs', async () => {
    const context = new TestContext();

    const running = context.run('a', async () => context.getStore());
    const during = context.getStore();
    const inside = await running;

    expect([inside, during, context.getStore()]).toEqual(['a', 'a', undefined]);
  });

  it('is that of a hook while it runs inside, and then that of its test again', async () => {
    const context = new TestContext();

    const seen = await context.run('test', async () => {
      const inHook = await context.run('hook', async () => context.getStore());
      return [inHook, context.getStore()];
    });

    expect(seen).toEqual(['hook', 'test']);
  });

  it('is none once several that ran at once have ended, one of them with an error', async () => {
    const context = new TestContext();
    const { promise, resolve } = withResolvers();

    const first = context.run('first', () => promise);
    const second = context.run('second', async () => Promise.reject(new Error('broken')));
    await expect(second).rejects.toThrow('broken');
    const left = context.getStore();
    resolve();
    await first;

    expect([left, context.getStore()]).toEqual(['first', undefined]);
  });
});

function withResolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
