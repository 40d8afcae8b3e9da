import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { createVirtualClock } from './create-virtual-clock.js';

const startMs = 1_000_000;

describe('a virtual clock', () => {
  it('jumps over a sleep of a year', async () => {
    const clock = createVirtualClock({ startMs });

    await clock.sleep(365 * 86_400_000);

    expect(clock.now()).toBe(startMs + 365 * 86_400_000);
  });

  it('wakes sleepers by time, and those of the same instant in the order of their coming', async () => {
    const clock = createVirtualClock({ startMs });
    const woken: string[] = [];
    const note = (name: string) => () => void woken.push(`${name} ${clock.now() - startMs}`);
    clock.after(20, note('d'));
    const sleeps = [clock.sleep(20).then(note('e')), clock.sleep(10).then(note('b'))];
    clock.after(5, note('a'));
    clock.after(10, note('c'));
    clock.after(20, note('f'));

    await Promise.all([...sleeps, clock.sleep(30)]);

    expect(woken).toEqual(['a 5', 'b 10', 'c 10', 'd 20', 'e 20', 'f 20']);
  });

  it('lets everything happen that a callback has set off before it goes on', async () => {
    const clock = createVirtualClock({ startMs });
    const seen: string[] = [];
    clock.after(10, () => void chain(20).then(() => seen.push(`chain ${clock.now() - startMs}`)));
    clock.after(11, () => void seen.push(`next ${clock.now() - startMs}`));

    await clock.sleep(12);

    expect(seen).toEqual(['chain 10', 'next 11']);
  });

  it('lets immediates run before somebody wakes who sleeps', async () => {
    const clock = createVirtualClock({ startMs });
    const seen: number[] = [];
    const sleeps = [clock.sleep(10).then(() => setImmediate(() => seen.push(clock.now() - startMs)))];

    await Promise.all([...sleeps, clock.sleep(20)]);

    expect(seen).toEqual([10]);
  });

  it('stands still while nobody sleeps', async () => {
    const clock = createVirtualClock({ startMs });
    let calls = 0;
    clock.after(10, () => (calls += 1));

    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

    expect([calls, clock.now(), clock.sleeping()]).toEqual([0, startMs, 1]);
  });

  it('gives the process its turn in a long row of callbacks', async () => {
    const clock = createVirtualClock({ startMs });
    let turns = 0;
    let ticks = 0;
    const tick = () => {
      ticks += 1;
      clock.after(1, tick);
    };
    const turn = () => {
      turns += 1;
      if (ticks < 5_000) setImmediate(turn);
    };
    tick();
    setImmediate(turn);

    await clock.sleep(5_000);

    expect(turns).toBeGreaterThan(3);
  });

  it('ends a sleep at once on abort, with the reason, and leaves nothing', async () => {
    const clock = createVirtualClock({ startMs });
    const abort = new AbortController();
    const sleep = clock.sleep(1_000, abort.signal);
    abort.abort('enough');

    await expect(sleep).rejects.toBe('enough');
    await expect(clock.sleep(1_000, abort.signal)).rejects.toBe('enough');

    expect([clock.sleeping(), clock.now()]).toEqual([0, startMs]);
  });

  it('leaves no listener on a signal that did not abort', async () => {
    const clock = createVirtualClock({ startMs });
    const { signal } = new AbortController();

    await clock.sleep(1, signal);

    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('runs no callback that was cancelled, however often', async () => {
    const clock = createVirtualClock({ startMs });
    let calls = 0;
    const cancel = clock.after(1, () => (calls += 1));
    cancel();
    cancel();

    await clock.sleep(2);

    expect([calls, clock.sleeping(), clock.now()]).toEqual([0, 0, startMs + 2]);
  });

  it('wakes any number of sleepers as a stable sort would, whoever is cancelled', async () => {
    const waits = fc.array(fc.record({ ms: fc.nat(50), isCancelled: fc.boolean() }), { maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(waits, async (all) => {
        const clock = createVirtualClock({ startMs });
        const woken: number[] = [];
        const cancels = all.map(({ ms }, index) => clock.after(ms, () => void woken.push(index)));
        all.forEach(({ isCancelled }, index) => isCancelled && cancels[index]?.());

        await clock.sleep(100);

        const kept = all.map(({ ms, isCancelled }, index) => ({ ms, isCancelled, index }));
        const wanted = kept.filter(({ isCancelled }) => !isCancelled).toSorted((a, b) => a.ms - b.ms);
        expect(woken).toEqual(wanted.map(({ index }) => index));
        expect(clock.sleeping()).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

/** A promise that takes this many turns. */
async function chain(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await undefined;
}
