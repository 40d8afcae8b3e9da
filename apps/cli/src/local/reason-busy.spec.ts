import { setTimeout as delay } from 'node:timers/promises';
import { reasonBusy, type BusyFacts } from './reason-busy.js';
import { watchStalls } from './watch-stalls.js';

const slower = (speed: number) => `clicamos demo --speed ${speed}`;
const timeouts = { lostBy: { timeout: 1_242 }, skipped: 0 };

const facts = (more: Partial<BusyFacts>): BusyFacts => ({
  stall: { maxMs: 1_900, p99Ms: 240 },
  probe: timeouts,
  speed: 40,
  slower,
  ...more,
});

describe('reasonBusy', () => {
  it('says for how long nothing ran, and what to do', () => {
    expect(reasonBusy(facts({}))).toBe(
      'this machine was too busy: the local AWS and its clients had no CPU for up to 1.9 s (wanted: under 100 ms). Run it again when it is idle, or with a lower time factor: clicamos demo --speed 10',
    );
  });

  it('names no lower factor where there is none', () => {
    expect(reasonBusy(facts({ speed: 1 }))).toMatch(/when it is idle$/);
    expect(reasonBusy(facts({ speed: 3 }))).toMatch(/--speed 1$/);
  });

  it.each<[string, Partial<BusyFacts>, boolean]>([
    ['requests that timed out, in one long stall', { stall: { maxMs: 500, p99Ms: 12 } }, true],
    ['the same in many short ones', { stall: { maxMs: 150, p99Ms: 100 } }, true],
    ['the same on an idle machine', { stall: { maxMs: 499, p99Ms: 99 } }, false],
    ['requests that were never sent', { probe: { lostBy: {}, skipped: 1 } }, true],
    ['a stall that nobody noticed', { probe: { lostBy: {}, skipped: 0 } }, false],
    ['answers that the app gave', { probe: { lostBy: { 'status 500': 9 }, skipped: 0 } }, false],
    ['another end than it should, before there were clients', { probe: undefined, isUnexpected: true }, true],
    ['the right end without clients', { probe: undefined }, false],
  ])('with %s', (_what, more, isBusy) => {
    expect(reasonBusy(facts(more)) !== undefined).toBe(isBusy);
  });

  it('sees a process that stood still, and forgets it when asked again', async () => {
    using stalls = watchStalls();
    await delay(50);
    standStill(700);
    await delay(50);

    const stall = stalls.take();
    await delay(50);
    const next = stalls.take();

    expect(stall.maxMs).toBeGreaterThanOrEqual(650);
    expect(reasonBusy(facts({ stall }))).toContain('this machine was too busy');
    expect(next.maxMs).toBeLessThan(stall.maxMs);
  });
});

function standStill(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
