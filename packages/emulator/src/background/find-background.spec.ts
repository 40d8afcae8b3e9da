import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processStart } from '../ec2/hosts/process-start.js';
import { createBackgroundFixture } from '../testing/background/background-fixture.js';
import { startIdleProcess } from '../testing/background/idle-process.js';
import { serving } from '../testing/wire/wire-fixtures.js';
import { emulatorVersion } from '../version.js';
import { findBackground } from './find-background.js';
import { takeLock, type Lock } from './lock.js';

const lock: Lock = {
  pid: process.pid,
  version: emulatorVersion,
  id: 'a',
  startedAt: '2026-01-31T12:00:00.000Z',
};

describe('findBackground', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-find-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('finds nothing in an empty folder, and none where there is no folder', async () => {
    expect(await findBackground(folder)).toEqual({ kind: 'none' });
    expect(await findBackground(join(folder, 'missing'))).toEqual({ kind: 'none' });
  });

  it('finds the emulator that serves, and says what it is', async () => {
    await using background = await createBackgroundFixture();
    const { endpoint, id, pid } = await background.start({ speed: 7, region: 'eu-west-1' });

    const found = await findBackground(background.stateDirectory);

    expect(found).toEqual({
      kind: 'running',
      lock: {
        ...{ pid, version: emulatorVersion, id, endpoint },
        ...{ startedAt: expect.any(String), processStart: await processStart(pid) },
      },
      endpoint,
      status: {
        ...{ id, version: emulatorVersion, region: 'eu-west-1', account: '123456789012', speed: 7 },
        startedAt: expect.stringMatching(/^2.*Z$/),
      },
    });
  });

  it('finds an emulator that was killed stale, because its process does not run', async () => {
    await using background = await createBackgroundFixture();
    const { id, pid, kill } = await background.start();
    await kill();

    const found = await findBackground(background.stateDirectory);

    expect(found).toMatchObject({ kind: 'stale', lock: { id }, reason: `process ${pid} does not run` });
  });

  it('finds an emulator starting while its lock says no endpoint', async () => {
    await takeLock(folder, lock);

    expect(await findBackground(folder)).toEqual({ kind: 'starting', lock });
  });

  it('finds an emulator that was stopped unresponsive, never stale, and running when it goes on', async () => {
    await using background = await createBackgroundFixture();
    const { endpoint, id, pid } = await background.start();
    process.kill(pid, 'SIGSTOP');
    try {
      const found = await findBackground(background.stateDirectory, { answerWithinMs: 200 });
      const again = background.start({ answerWithinMs: 200 });

      expect(found).toMatchObject({
        kind: 'unresponsive',
        lock: { id },
        reason: `process ${pid} runs, and ${endpoint} does not answer in time`,
      });
      await expect(again).rejects.toMatchObject({
        code: 'Unresponsive',
        message: expect.stringMatching(/does not answer: process \d+ runs, .* Wait for it, or end it with: /),
      });
    } finally {
      process.kill(pid, 'SIGCONT');
    }

    expect(await findBackground(background.stateDirectory)).toMatchObject({ kind: 'running', lock: { id } });
  });

  it('finds a lock stale whose process id was given to a program that began later', async () => {
    await using other = await startIdleProcess();
    await takeLock(folder, { ...lock, pid: other.pid, processStart: 'before' });

    expect(await findBackground(folder)).toMatchObject({
      kind: 'stale',
      reason: `process ${other.pid} is another program, which began later`,
    });
  });

  it('finds an emulator unresponsive whose port another answers while its own process runs', async () => {
    const internal = { '/_clicamos/status': () => ({ id: 'b', version: emulatorVersion }) };
    await serving({ services: [], internal }, async ({ endpoint }) => {
      const start = (await processStart(process.pid)) ?? '';
      await takeLock(folder, { ...lock, processStart: start, endpoint });

      expect(await findBackground(folder)).toMatchObject({
        kind: 'unresponsive',
        reason: `process ${process.pid} runs, and ${endpoint} does not answer as it`,
      });
    });
  });

  it.each([-1, 0])('finds a lock stale that names no process, as %d', async (pid) => {
    await takeLock(folder, { ...lock, pid });

    expect(await findBackground(folder)).toMatchObject({
      kind: 'stale',
      reason: `process ${pid} does not run`,
    });
  });

  it('finds a lock stale whose process id was given to another program since', async () => {
    const internal = { '/_clicamos/status': () => ({ id: 'b', version: emulatorVersion }) };
    await serving({ services: [], internal }, async ({ endpoint }) => {
      await takeLock(folder, { ...lock, endpoint });

      expect(await findBackground(folder)).toMatchObject({ kind: 'stale', reason: reasonOf(endpoint) });
    });
  });

  it('finds a lock stale where nothing listens any more', async () => {
    const endpoint = await endpointOfNobody();
    await takeLock(folder, { ...lock, endpoint });

    expect(await findBackground(folder)).toMatchObject({ kind: 'stale', reason: reasonOf(endpoint) });
  });
});

/** Where a server listened just now. */
async function endpointOfNobody(): Promise<string> {
  let closed = '';
  await serving({ services: [] }, async ({ endpoint }) => void (closed = endpoint));
  return closed;
}

const reasonOf = (endpoint: string) =>
  `process ${process.pid} is not that emulator: ${endpoint} does not answer as it`;
