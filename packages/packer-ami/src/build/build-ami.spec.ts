import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { PackerEvent } from '../packer-log/packer-event.js';
import { writeFakePacker } from '../testing/packer-ami-fake-packer.js';
import { runLines, toLog } from '../testing/packer-ami-logs.js';
import { rejection } from '../testing/packer-ami-rejection.js';
import { createTempDir } from '../testing/packer-ami-temp-dir.js';
import { buildAmi } from './build-ami.js';

const exited = 'Script exited with non-zero exit status: 3.';

/** An `onEvent` that tells when the fake packer's inner process runs, and its id. */
function untilInnerRuns() {
  const { onEvent, texts, said } = listen();
  return { onEvent, texts, said, pid: said('inner runs as ').then((text) => Number(text.split(' ').at(-1))) };
}

/** Collects texts; `said` resolves with the first that begins so. */
function listen() {
  const texts: string[] = [];
  const waiting: { readonly start: string; readonly found: (text: string) => void }[] = [];
  const onEvent = (event: PackerEvent) => {
    if (!('text' in event)) return;
    const { text } = event;
    texts.push(text);
    for (const { start, found } of waiting) if (text.startsWith(start)) found(text);
  };
  const said = (start: string) => new Promise<string>((found) => waiting.push({ start, found }));
  return { onEvent, texts, said };
}

function leftPid(texts: readonly string[]): number {
  return Number(texts.find((text) => text.startsWith('left '))?.slice('left '.length));
}

/** A killed process whose parent has not asked for its end yet (Z) runs no more. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

describe('buildAmi', () => {
  it('answers what was built, streams the events and keeps the raw log', async () => {
    await using dir = await createTempDir();
    const stdout = runLines({ made: { web: 'eu-west-1:ami-0b,us-east-1:ami-0a' } });
    const packerPath = await writeFakePacker(dir, { stdout });
    const logPath = `${dir.path}/logs/build.log`;
    const events: PackerEvent[] = [];

    const result = await buildAmi({
      template: 'web.pkr.hcl',
      variables: { revision: '7f3c2d1' },
      packerPath,
      logPath,
      onEvent: (event) => events.push(event),
    });

    const args = 'arguments ["build","-machine-readable","-var","revision=7f3c2d1","web.pkr.hcl"]';
    expect(await readFile(logPath, 'utf8')).toBe(toLog(args, ...stdout));
    expect(events.length).toBe(stdout.length + 1);
    expect(events[0]).toEqual({ kind: 'text', text: args });
    expect(result).toMatchObject({
      artifacts: [{ build: 'web', index: 0, id: 'eu-west-1:ami-0b,us-east-1:ami-0a' }],
      amis: [
        { region: 'eu-west-1', imageId: 'ami-0b' },
        { region: 'us-east-1', imageId: 'ami-0a' },
      ],
      logPath,
    });
  });

  it('begins the log anew', async () => {
    await using dir = await createTempDir();
    const packerPath = await writeFakePacker(dir, {});
    const logPath = await dir.write('build.log', 'x'.repeat(10_000));

    await buildAmi({ template: 't', packerPath, logPath });

    expect(await readFile(logPath, 'utf8')).toBe('arguments ["build","-machine-readable","t"]\n');
  });

  it("quotes Packer's errors when it fails", async () => {
    await using dir = await createTempDir();
    const packerPath = await writeFakePacker(dir, {
      stdout: runLines({ failed: { web: exited } }),
      exitCode: 1,
    });
    const logPath = `${dir.path}/build.log`;

    expect(await rejection(buildAmi({ template: 'web.pkr.hcl', packerPath, logPath }))).toMatchObject({
      code: 'BuildFailed',
      message: `packer build of \`web.pkr.hcl\` failed with exit code 1: web: ${exited}. The whole log: ${logPath}`,
      packerErrors: [`web: ${exited}`],
      path: logPath,
    });
  });

  it('quotes stderr when Packer itself says nothing, and logs it', async () => {
    await using dir = await createTempDir();
    const packerPath = await writeFakePacker(dir, { stderr: ['', 'panic: out of memory'], exitCode: 2 });
    const logPath = `${dir.path}/build.log`;

    const error = await rejection(buildAmi({ template: 't', packerPath, logPath }));

    expect(error).toMatchObject({ code: 'BuildFailed', packerErrors: ['panic: out of memory'] });
    expect(await readFile(logPath, 'utf8')).toContain('panic: out of memory\n');
  });

  it('says so when Packer gave no reason', async () => {
    await using dir = await createTempDir();
    const packerPath = await writeFakePacker(dir, { exitCode: 3 });

    expect(await rejection(buildAmi({ template: 't', packerPath }))).toMatchObject({
      message: 'packer build of `t` failed with exit code 3: Packer gave no reason',
    });
  });

  it('says so when packer is not installed', async () => {
    await using dir = await createTempDir();

    expect(await rejection(buildAmi({ template: 't', packerPath: `${dir.path}/packer` }))).toMatchObject({
      code: 'PackerMissing',
      message: expect.stringContaining(`\`${dir.path}/packer\` cannot be started (ENOENT). Install Packer:`),
    });
  });

  it('interrupts the building process once on abort, waits for it to clean up, and rejects with the reason', async () => {
    await using dir = await createTempDir();
    const packerPath = await writeFakePacker(dir, { untilInterrupted: 'clean-up' });
    const { onEvent, pid, texts } = untilInnerRuns();
    const controller = new AbortController();
    const reason = { why: 'the caller left' };
    const logPath = `${dir.path}/build.log`;
    const building = rejection(
      buildAmi({ template: 't', packerPath, logPath, onEvent, signal: controller.signal }),
    );
    const innerPid = await pid;

    controller.abort(reason);

    expect(await building).toBe(reason);
    expect(texts.filter((text) => text.startsWith('interrupt'))).toEqual(['interrupt 1']);
    expect(isRunning(innerPid)).toBe(false);
    expect(await readFile(logPath, 'utf8')).toContain('interrupt 1');
  });

  it('kills what does not end within the grace', async () => {
    await using dir = await createTempDir();
    const packerPath = await writeFakePacker(dir, { untilInterrupted: 'ignore' });
    const { onEvent, pid } = untilInnerRuns();
    const controller = new AbortController();
    const options = { template: 't', packerPath, onEvent, signal: controller.signal, graceMs: 50 };
    const building = rejection(buildAmi(options));
    const innerPid = await pid;

    controller.abort('enough');

    expect(await building).toBe('enough');
    expect(isRunning(innerPid)).toBe(false);
  });

  it('leaves nothing of an interrupted build running, also what missed the interrupt', async () => {
    await using dir = await createTempDir();
    const packerPath = await writeFakePacker(dir, { untilInterrupted: 'clean-up', leavesBackground: true });
    const { onEvent, pid, texts, said } = untilInnerRuns();
    const isReady = said('background ready');
    const controller = new AbortController();
    const building = rejection(buildAmi({ template: 't', packerPath, onEvent, signal: controller.signal }));
    await Promise.all([pid, isReady]);

    controller.abort('enough');

    expect(await building).toBe('enough');
    expect(isRunning(leftPid(texts))).toBe(false);
  });

  it('does not wait for what a script left in the background of a build that ended', async () => {
    await using dir = await createTempDir();
    const stdout = runLines({ made: { web: 'us-east-1:ami-0a' } });
    const packerPath = await writeFakePacker(dir, { stdout, leavesBackground: true });
    const { onEvent, texts } = untilInnerRuns();

    const { amis } = await buildAmi({ template: 't', packerPath, onEvent });

    const pid = leftPid(texts);
    const wasRunning = isRunning(pid);
    process.kill(pid, 'SIGKILL');
    expect(wasRunning).toBe(true);
    expect(amis).toEqual([{ region: 'us-east-1', imageId: 'ami-0a' }]);
  });

  it('starts nothing when the signal was aborted before', async () => {
    const spawn = () => {
      throw new Error('Unexpected spawn');
    };

    expect(await rejection(buildAmi({ template: 't', spawn, signal: AbortSignal.abort('gone') }))).toBe(
      'gone',
    );
  });

  it('stops packer and rejects with what onEvent threw', async () => {
    await using dir = await createTempDir();
    const packerPath = await writeFakePacker(dir, { untilInterrupted: 'clean-up' });
    const { onEvent, pid } = untilInnerRuns();
    const throwing = (event: PackerEvent) => {
      onEvent(event);
      if (event.kind === 'message') throw new Error('boom');
    };

    const error = await rejection(buildAmi({ template: 't', packerPath, onEvent: throwing }));

    expect(error).toMatchObject({ message: 'boom' });
    expect(isRunning(await pid)).toBe(false);
  });
});
