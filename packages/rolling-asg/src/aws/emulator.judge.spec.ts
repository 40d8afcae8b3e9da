import { groupNames, roll } from '../testing/emulated-rolls.js';
import { createEmulatedService } from '../testing/emulated-service.js';
import { startTraffic } from '../testing/steady-traffic.js';

describe('the engine behind each kind of load balancer, and on every way back, under traffic', () => {
  it.each(['classic', 'application', 'network'] as const)(
    'loses no request on a roll: %s',
    async (front) => {
      await using service = await createEmulatedService(front);
      await roll(service, await service.registerImage('one'));
      const stop = startTraffic(service.url);

      const result = await roll(service, await service.registerImage('two'));
      const { sent, lost, versions } = await stop();

      expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v002', inService: 2 } });
      expect(await groupNames(service)).toEqual(['web-v002']);
      expect(lost).toEqual([]);
      expect(versions).toEqual(['one', 'two']);
      expect(sent).toBeGreaterThan(100);
    },
    60_000,
  );

  it('loses no request on a bad image, and previous still serves', async () => {
    await using service = await createEmulatedService();
    await roll(service, await service.registerImage('one'));
    const stop = startTraffic(service.url);

    const result = await roll(service, await service.registerImage('bad', { isBad: true }));
    const { lost, versions } = await stop();

    expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-v001', inService: 2 } });
    expect(result.reason).toContain('never became healthy');
    expect(await groupNames(service)).toEqual(['web-v001']);
    expect({ lost, versions }).toEqual({ lost: [], versions: ['one'] });
  }, 60_000);

  it.each(['classic', 'application'] as const)(
    'loses no request when the check fails in the middle of the drain: %s',
    async (front) => {
      await using service = await createEmulatedService(front);
      await roll(service, await service.registerImage('one'));
      const checks = [undefined, undefined, 'p99 jumped'];
      const stop = startTraffic(service.url);

      const result = await roll(service, await service.registerImage('two'), {
        bakeCheck: () => checks.shift(),
      });
      const { lost } = await stop();

      expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-v001', inService: 2 } });
      expect(await groupNames(service)).toEqual(['web-v001']);
      expect(lost).toEqual([]);
    },
    60_000,
  );

  it('loses no request when it is stopped while next is already taking some', async () => {
    await using service = await createEmulatedService();
    await roll(service, await service.registerImage('one'));
    const abort = new AbortController();
    const stop = startTraffic(service.url);

    const result = await roll(service, await service.registerImage('two', { answerMs: 60 }), {
      signal: abort.signal,
      onEvent: (event) => {
        if (event.kind === 'waiting' && (event.snapshot.next?.serving ?? 0) > 0)
          abort.abort(new Error('ctrl-c'));
      },
    });
    const { lost, versions } = await stop();

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      reason: 'aborted: ctrl-c',
      live: { inService: 2 },
    });
    expect(versions).toEqual(['one', 'two']);
    expect(lost).toEqual([]);
  }, 60_000);
});
