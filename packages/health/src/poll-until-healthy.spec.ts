import type { Check } from './check.js';
import { systemClock } from './clock.js';
import { HealthError } from './errors.js';
import { type PollAttempt, pollUntilHealthy } from './poll-until-healthy.js';
import { createFakeClock, settleMicrotasks } from './testing/health-fake-clock.js';

/** Answers one after the other, the last one for ever; an Error is thrown. */
function scripted(...answers: readonly (string | undefined | Error)[]): Check {
  let calls = 0;
  return async () => {
    const answer = answers[Math.min(calls++, answers.length - 1)];
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

const hanging: Check = () => new Promise(() => undefined);

const rejection = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('Expected a rejection');
    },
    (reason: unknown) => reason,
  );

describe('pollUntilHealthy', () => {
  it('is done after the first check when that is healthy', async () => {
    const clock = createFakeClock();

    const result = await pollUntilHealthy(scripted(undefined), { deadlineMs: 1000, clock });

    expect(result).toEqual({ attempts: 1, tookMs: 0 });
    expect(clock.pending()).toBe(0);
  });

  it('says what a check has to answer when it answers something else than a text', async () => {
    const clock = createFakeClock();
    const check = (() => Promise.resolve(true)) as unknown as Check; // as a program without types may

    const error = rejection(pollUntilHealthy(check, { deadlineMs: 500, clock }));
    await clock.advance(1_000);

    expect(String(await error)).toContain(
      'the check answered `true` (boolean); want nothing when it is healthy, and a text when it is not',
    );
  });

  it('wants the healthy checks in a row: an unhealthy one starts the count again', async () => {
    const clock = createFakeClock();
    const seen: PollAttempt[] = [];
    const check = scripted(undefined, 'answered 503', undefined, undefined, undefined);

    const polling = pollUntilHealthy(check, {
      healthyThreshold: 3,
      intervalMs: 100,
      deadlineMs: 10_000,
      clock,
      onAttempt: (attempt) => seen.push(attempt),
    });
    await clock.advance(10_000);

    await expect(polling).resolves.toEqual({ attempts: 5, tookMs: 400 });
    expect(seen.map(({ reason, healthyInARow }) => [reason, healthyInARow])).toEqual([
      [undefined, 1],
      ['answered 503', 0],
      [undefined, 1],
      [undefined, 2],
      [undefined, 3],
    ]);
  });

  it('waits by the backoff after unhealthy checks and starts it over after a healthy one', async () => {
    const clock = createFakeClock();
    const startMs = clock.now();
    const atMs: number[] = [];
    const check = scripted('no', 'no', 'no', undefined, 'no', undefined, undefined);

    const polling = pollUntilHealthy(check, {
      healthyThreshold: 2,
      intervalMs: 50,
      backoff: { firstMs: 100, factor: 2, maxMs: 300 },
      deadlineMs: 10_000,
      clock,
      onAttempt: (attempt) => atMs.push(attempt.atMs - startMs),
    });
    await clock.advance(10_000);
    await polling;

    expect(atMs).toEqual([0, 100, 300, 600, 650, 750, 800]);
  });

  it('gives up at the deadline with the last reason and the attempts', async () => {
    const clock = createFakeClock();
    const polling = rejection(
      pollUntilHealthy(scripted('connection refused', 'answered 503'), {
        intervalMs: 400,
        deadlineMs: 1000,
        clock,
      }),
    );

    await clock.advance(1000);

    const error = await polling;
    expect(error).toBeInstanceOf(HealthError);
    expect(error).toMatchObject({
      code: 'DeadlineExceeded',
      message: 'Not healthy after 1000 ms and 3 checks: answered 503',
      lastReason: 'answered 503',
      attempts: 3,
      deadlineMs: 1000,
    });
    expect(clock.pending()).toBe(0);
  });

  it('says how far it was when the deadline cuts a healthy row short', async () => {
    const clock = createFakeClock();
    const options = { healthyThreshold: 5, intervalMs: 400, deadlineMs: 1000, clock };
    const polling = rejection(pollUntilHealthy(scripted(undefined), options));

    await clock.advance(1000);

    expect(await polling).toMatchObject({ lastReason: 'healthy for 3 of 5 checks in a row' });
  });

  it('gives up at the deadline while a check hangs', async () => {
    const clock = createFakeClock();
    const polling = rejection(pollUntilHealthy(hanging, { deadlineMs: 1000, clock }));

    await clock.advance(1000);

    expect(await polling).toMatchObject({
      code: 'DeadlineExceeded',
      attempts: 1,
      lastReason: 'the first check has not answered yet',
    });
  });

  it('takes what a check throws as a reason and goes on', async () => {
    const clock = createFakeClock();
    const polling = pollUntilHealthy(scripted(new Error('socket hang up'), undefined), {
      deadlineMs: 5000,
      clock,
    });

    await clock.advance(5000);

    await expect(polling).resolves.toMatchObject({ attempts: 2 });
  });

  it('keeps what the last check threw as the cause', async () => {
    const clock = createFakeClock();
    const thrown = new Error('socket hang up');
    const polling = rejection(pollUntilHealthy(scripted(thrown), { deadlineMs: 1500, clock }));

    await clock.advance(1500);

    expect(await polling).toMatchObject({ cause: thrown, lastReason: 'the check threw: socket hang up' });
  });

  it.each([
    ['while a check hangs', hanging],
    ['while it waits for the next check', scripted('not yet')],
  ])('rejects at once with the reason unchanged when aborted %s', async (_when, check) => {
    const clock = createFakeClock();
    const controller = new AbortController();
    const reason = { why: 'the caller left' };
    const polling = rejection(
      pollUntilHealthy(check, { deadlineMs: 60_000, clock, signal: controller.signal }),
    );
    await settleMicrotasks();

    controller.abort(reason);

    expect(await polling).toBe(reason);
    expect(clock.pending()).toBe(0);
  });

  it('an abort is an abort even when the check turns it into another error', async () => {
    const controller = new AbortController();
    const check: Check = (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('request cancelled')), { once: true });
      });
    const polling = rejection(pollUntilHealthy(check, { deadlineMs: 60_000, signal: controller.signal }));

    controller.abort('enough');

    expect(await polling).toBe('enough');
  });

  it('checks nothing when the signal was aborted before', async () => {
    let calls = 0;
    const check: Check = async () => void (calls += 1);

    const error = await rejection(
      pollUntilHealthy(check, { deadlineMs: 1000, signal: AbortSignal.abort('gone') }),
    );

    expect([error, calls]).toEqual(['gone', 0]);
  });

  it('tells the check when the deadline has passed', async () => {
    const clock = createFakeClock();
    let told = false;
    const check: Check = (signal) => {
      signal.addEventListener('abort', () => (told = true), { once: true });
      return new Promise(() => undefined);
    };
    const polling = rejection(pollUntilHealthy(check, { deadlineMs: 1000, clock }));

    await clock.advance(1000);
    await polling;

    expect(told).toBe(true);
  });

  it('leaves no timer of the machine behind', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();

    await pollUntilHealthy(scripted('no', undefined), {
      intervalMs: 5,
      deadlineMs: 60_000,
      clock: systemClock,
    });

    expect(timers()).toBeLessThanOrEqual(before);
  });

  it.each([
    [{ deadlineMs: 0 }, 'Expected `deadlineMs` to be a number > 0, got `0` (number)'],
    [
      { deadlineMs: 1, healthyThreshold: 1.5 },
      'Expected `healthyThreshold` to be an integer >= 1, got `1.5` (number)',
    ],
    [{ deadlineMs: 1, intervalMs: NaN }, 'Expected `intervalMs` to be a number > 0, got `NaN` (number)'],
    [
      { deadlineMs: 1, backoff: { firstMs: 10, factor: 0.5 } },
      'Expected `backoff.factor` to be a number >= 1, got `0.5` (number)',
    ],
  ])('refuses %j', async (options, message) => {
    const error = await rejection(pollUntilHealthy(scripted(undefined), options));

    expect(error).toMatchObject({ code: 'InvalidOption', message });
  });
});
