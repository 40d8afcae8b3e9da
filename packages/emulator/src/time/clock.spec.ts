import { systemClock } from './clock.js';

const day = 86_400_000;

describe("the machine's clock", () => {
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
  let waiting: { readonly callback: () => void; readonly ms: number }[] = [];

  /** Node's timers: what they are told, and what they do when their time has come. */
  beforeEach(() => {
    waiting = [];
    const set = (callback: () => void, ms: number) => {
      const timer = { callback, ms };
      waiting.push(timer);
      return timer;
    };
    const clear = (timer: unknown) => (waiting = waiting.filter((each) => each !== timer));
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  });

  afterEach(() => {
    Object.assign(globalThis, { setTimeout: realSetTimeout, clearTimeout: realClearTimeout });
  });

  /** Lets the timer that waits fire, and answers for how long it waited. */
  const fire = (): number => {
    const [timer] = waiting;
    waiting = waiting.slice(1);
    timer?.callback();
    return timer?.ms ?? 0;
  };

  it('waits longer than a timer of Node can, 24.8 days', () => {
    let due = 0;

    systemClock.after?.(60 * day, () => (due += 1));
    const parts = [fire(), fire()];
    const early = due;
    parts.push(fire());

    expect(Math.max(...parts)).toBeLessThan(2 ** 31);
    expect(parts.reduce((sum, ms) => sum + ms)).toBe(60 * day);
    expect([early, due, waiting.length]).toEqual([0, 1, 0]);
  });

  it('ends a long wait when it is told to, also in its later parts', () => {
    let due = 0;
    const cancel = systemClock.after?.(60 * day, () => (due += 1));
    fire();

    cancel?.();

    expect([due, waiting.length]).toEqual([0, 0]);
  });

  it('sleeps as long, until it is aborted', async () => {
    const abort = new AbortController();
    const sleeping = systemClock.sleep(60 * day, abort.signal);
    fire();

    abort.abort(new Error('enough'));

    await expect(sleeping).rejects.toThrow('enough');
    expect(waiting).toEqual([]);
  });
});
