import { isAmiError } from '../terms/errors.js';
import { artifactLines, runLines, say, toLog } from '../testing/packer-ami-logs.js';
import { rejection } from '../testing/packer-ami-rejection.js';
import { createTempDir } from '../testing/packer-ami-temp-dir.js';
import { findInPackerLog } from './find-in-packer-log.js';
import { readPackerLog } from './read-packer-log.js';

async function find(text: string, build?: string) {
  await using dir = await createTempDir();
  const log = await readPackerLog(await dir.write('build.log', text));
  return findInPackerLog(log, { kind: 'packer-log', path: 'build.log', build }, 'us-east-1');
}

const finished = (build: string) => say(`Build '${build}' finished after 4 minutes.`);
const both = { web: 'us-east-1:ami-01', worker: 'us-east-1:ami-02' };

describe('findInPackerLog, when several builds could be meant', () => {
  it('refuses to choose between two builds of the run, whatever their order, and names them', async () => {
    const reversed = { worker: both.worker, web: both.web };

    for (const made of [both, reversed])
      expect(await rejection(find(toLog(...runLines({ made }))))).toMatchObject({
        code: 'Ambiguous',
        message:
          'Packer log `build.log` has 2 AMIs in us-east-1: `ami-01` of `web` and `ami-02` of `worker`. Name the build to take: --build NAME',
      });
  });

  it('refuses to choose between two AMIs of one build', async () => {
    const lines = [...runLines({ made: { web: both.web } }), ...artifactLines('web', both.worker, 1)];

    expect(await rejection(find(toLog(...lines), 'web'))).toMatchObject({
      code: 'Ambiguous',
      choices: [
        { imageId: 'ami-01', name: 'web' },
        { imageId: 'ami-02', name: 'web' },
      ],
      message: expect.stringContaining('give the id of the one to take'),
    });
  });

  it('refuses a name that is the last part of two', async () => {
    const made = { 'amazon-ebs.web': both.web, 'amazon-ebssurrogate.web': both.worker };

    expect(await rejection(find(toLog(...runLines({ made })), 'web'))).toMatchObject({ code: 'Ambiguous' });
  });

  it('refuses the one that was made when another build failed, and says how to take it', async () => {
    const text = toLog(...runLines({ made: { web: both.web }, failed: { worker: 'Script exited' } }));

    expect(await rejection(find(text))).toMatchObject({
      code: 'BuildFailed',
      message:
        'The last Packer build in `build.log` failed: worker: Script exited. Build `web` made `ami-01`; to take that: --build web',
      packerErrors: ['worker: Script exited'],
      choices: [{ imageId: 'ami-01', name: 'web' }],
    });
  });

  it('refuses the build of the last run when earlier runs made AMIs of others', async () => {
    const first = runLines({ made: { web: both.web } });
    const text = toLog(...first, ...runLines({ made: { worker: both.worker } }));

    expect(await rejection(find(text))).toMatchObject({
      code: 'Ambiguous',
      message:
        'Packer log `build.log` is of several builds in us-east-1: its last run made `ami-02` of `worker`, earlier ones `ami-01` of `web`. To take the last: --build worker',
    });
    expect(await find(text, 'worker')).toMatchObject({ imageId: 'ami-02' });
    expect(await rejection(find(text, 'web'))).toMatchObject({
      code: 'NoArtifact',
      message:
        'Packer log `build.log` has no build `web` in its last run, it has worker. An earlier run made `ami-01` of `web`; to use it, give its id',
    });
  });

  it('quotes the name of a build for a shell', async () => {
    const text = toLog(...runLines({ made: { 'my web': both.web }, failed: { worker: 'x' } }));

    expect(await rejection(find(text))).toMatchObject({
      message: expect.stringMatching(/ --build 'my web'$/),
    });
  });
});

describe('findInPackerLog, when the log was cut', () => {
  const steps = [finished('web'), finished('worker')];
  const summary = say('\n==> Builds finished. The artifacts of successful builds are:');
  const whole = toLog(
    ...steps,
    summary,
    ...artifactLines('web', both.web),
    ...artifactLines('worker', 'File'),
  );

  it('takes the AMI of the whole log', async () => {
    expect(await find(whole)).toMatchObject({ imageId: 'ami-01' });
  });

  it('takes no other AMI, wherever the log ends: at each byte it is this one, or an error', async () => {
    await using dir = await createTempDir();
    const taken = new Set<string>();
    for (let bytes = 0; bytes < whole.length; bytes += 1) {
      const path = await dir.write('build.log', whole.slice(0, bytes));
      const log = await readPackerLog(path);
      try {
        taken.add(findInPackerLog(log, { kind: 'packer-log', path }, 'us-east-1').imageId);
      } catch (error) {
        taken.add(isAmiError(error) ? error.code : String(error));
      }
    }

    expect([...taken].sort()).toEqual(['LogIncomplete', 'NoArtifact', 'ami-01']);
  });

  it.each([
    [
      'before the summary',
      toLog(...steps),
      'has not finished, or its log was cut: no artifact yet, though `web` and `worker` finished',
    ],
    [
      'after its first line',
      toLog(...steps, say('\n==> Wait completed after 4 minutes')),
      'has not finished, or its log was cut',
    ],
    ['before the artifacts', toLog(...steps, summary), 'has not finished, or its log was cut'],
    [
      'within an id',
      toLog(...steps, summary, ...artifactLines('web', both.web).slice(0, 2)) +
        '1795411771,web,artifact,0,id,us-east-1:ami-0',
      'its log does not have all artifacts of that',
    ],
    [
      'between the builds',
      toLog(...steps, summary, ...artifactLines('web', both.web)),
      'Packer log `build.log` does not have all artifacts of `worker`: there are none, or the log was cut. Build `web` made `ami-01`; to take that: --build web',
    ],
  ])('says so when that is %s', async (_where, text, message) => {
    expect(await rejection(find(text))).toMatchObject({
      code: 'LogIncomplete',
      message: expect.stringContaining(message),
    });
  });

  it('takes a build that is named and listed, whatever became of the others', async () => {
    const text = toLog(...steps, summary, ...artifactLines('web', both.web));

    expect(await find(text, 'web')).toMatchObject({ imageId: 'ami-01' });
    expect(await rejection(find(text, 'worker'))).toMatchObject({ code: 'LogIncomplete' });
  });

  it('takes a whole id of AWS at the very end, and no other', async () => {
    const line = '1795411771,web,artifact,0,id,us-east-1:ami-4439c380afa76377f';

    expect(await find(line)).toMatchObject({ imageId: 'ami-4439c380afa76377f' });
    expect(await rejection(find(line.slice(0, -1)))).toMatchObject({ code: 'LogIncomplete' });
  });

  it('reads a log of which only the lines with ids were kept', async () => {
    expect(await find('1795411771,web,artifact,0,id,us-east-1:ami-01\n')).toMatchObject({
      imageId: 'ami-01',
    });
  });
});

describe('findInPackerLog, when a good build wrote to stderr', () => {
  it.each([
    ['a program in the image', '==> web: debconf: delaying package configuration'],
    ['a post-processor', '==> web (shell-local): post'],
    ['a program, with the time of -timestamp-ui', '2026-11-27T01:57:09Z: ==> web: warning: apt'],
    ['a program, with the time of another zone', '2026-11-27T01:57:09+01:00: ==> web: warning: apt'],
    ['Packer itself, as a warning', 'Warning: Deprecated option'],
    ['a wrapper', 'The plugin says hello'],
  ])('does not take what %s said for a failure', async (_who, text) => {
    const stderr = `1795411771,,ui,error,${text}`;
    const lines = runLines({ made: { web: 'Null' } });

    expect(await rejection(find(toLog(stderr, ...lines)))).toMatchObject({
      code: 'NoArtifact',
      message: 'The last Packer build in `build.log` made no AMI: it has artifact `Null` of web',
    });
  });

  it('does not take a warning for a failure of a build that still runs', async () => {
    const text = toLog('1795411771,,ui,error,2026-11-27T01:57:09Z: ==> web: warning: apt');

    expect(await rejection(find(text))).toMatchObject({ code: 'LogIncomplete' });
  });

  it('reads the failure of a build with the times of -timestamp-ui', async () => {
    const text = toLog(
      "1795411771,,ui,error,2026-11-27T01:57:09Z: Build 'web' errored after 1 second: exited",
    );

    expect(await rejection(find(text))).toMatchObject({
      code: 'BuildFailed',
      packerErrors: ["Build 'web' errored after 1 second: exited"],
    });
  });
});
