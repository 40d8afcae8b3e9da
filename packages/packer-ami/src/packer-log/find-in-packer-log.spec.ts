import {
  artifactLines,
  brokenTemplate,
  buildSteps,
  runLines,
  say,
  toLog,
} from '../testing/packer-ami-logs.js';
import { rejection } from '../testing/packer-ami-rejection.js';
import { createTempDir } from '../testing/packer-ami-temp-dir.js';
import { findInPackerLog } from './find-in-packer-log.js';
import { readPackerLog } from './read-packer-log.js';

/** Reads `text` as the log `build.log` and looks for an AMI in us-east-1. */
async function find(text: string, { region = 'us-east-1', build }: { region?: string; build?: string } = {}) {
  await using dir = await createTempDir();
  const log = await readPackerLog(await dir.write('build.log', text));
  return findInPackerLog(log, { kind: 'packer-log', path: 'build.log', build }, region);
}

const exited = 'Script exited with non-zero exit status: 3.Allowed exit codes are: [0]';

describe('findInPackerLog', () => {
  it('takes the AMI of the wanted region out of several', async () => {
    const text = toLog(...runLines({ made: { 'amazon-ebs.web': 'eu-west-1:ami-0b,us-east-1:ami-0a' } }));

    expect(await find(text)).toEqual({
      imageId: 'ami-0a',
      origin: {
        kind: 'packer-log',
        from: 'from packer log build.log',
        path: 'build.log',
        build: 'amazon-ebs.web',
        builtAtMs: 1_795_411_771_000,
      },
    });
    expect(await find(text, { region: 'eu-west-1' })).toMatchObject({ imageId: 'ami-0b' });
  });

  it.each<[string, readonly string[], string]>([
    [
      'the AMI that a post-processor repeats',
      [...runLines({ made: { web: 'us-east-1:ami-01' } }), ...artifactLines('web', 'us-east-1:ami-01', 1)],
      'ami-01',
    ],
    [
      'the AMI of the region beside a build for another one',
      runLines({ made: { web: 'us-east-1:ami-01', eu: 'eu-west-1:ami-02' } }),
      'ami-01',
    ],
    [
      'the AMI beside an artifact that is none',
      runLines({ made: { web: 'us-east-1:ami-01', docs: 'File', empty: '' } }),
      'ami-01',
    ],
    [
      'the last run in a log of several',
      [
        ...runLines({ made: { web: 'us-east-1:ami-01' } }),
        ...runLines({ made: { web: 'us-east-1:ami-02' } }),
      ],
      'ami-02',
    ],
    [
      'the run after a failed one',
      [...runLines({ failed: { web: exited } }), ...runLines({ made: { web: 'us-east-1:ami-02' } })],
      'ami-02',
    ],
    [
      'an AMI between lines for people',
      [
        'Building...',
        ...runLines({ made: { web: 'us-east-1:ami-01' } }),
        '',
        'real 4m2s',
        'us-east-1:ami-99',
      ],
      'ami-01',
    ],
  ])('takes %s', async (_what, lines, imageId) => {
    expect(await find(toLog(...lines))).toMatchObject({ imageId });
  });

  it.each(['amazon-ebs.web', 'web'])('takes only the build %s when it is named', async (build) => {
    const text = toLog(
      ...runLines({ made: { 'amazon-ebs.web': 'us-east-1:ami-01', 'amazon-ebs.job': 'us-east-1:ami-02' } }),
    );

    expect(await find(text, { build })).toMatchObject({
      imageId: 'ami-01',
      origin: { build: 'amazon-ebs.web', from: 'from packer log build.log, build amazon-ebs.web' },
    });
  });

  it('takes the build of that whole name rather than those that end so', async () => {
    const made = { web: 'us-east-1:ami-01', 'second.web': 'us-east-1:ami-02' };

    expect(await find(toLog(...runLines({ made })), { build: 'web' })).toMatchObject({ imageId: 'ami-01' });
  });

  it('takes the build that is named, though another build of the run failed', async () => {
    const text = toLog(...runLines({ made: { web: 'us-east-1:ami-01' }, failed: { worker: exited } }));

    expect(await find(text, { build: 'web' })).toMatchObject({ imageId: 'ami-01' });
  });

  it('reads a log with Windows line ends and without a last one', async () => {
    const text = toLog(...runLines({ made: { web: 'us-east-1:ami-01' } }))
      .replaceAll('\n', '\r\n')
      .trimEnd();

    expect(await find(text)).toMatchObject({ imageId: 'ami-01' });
  });

  it("quotes Packer's own errors of a failed build", async () => {
    const error = await rejection(find(toLog(...runLines({ failed: { 'amazon-ebs.web': exited } }))));

    expect(error).toMatchObject({
      code: 'BuildFailed',
      message: `The last Packer build in \`build.log\` failed: amazon-ebs.web: ${exited}`,
      packerErrors: [`amazon-ebs.web: ${exited}`],
      path: 'build.log',
    });
  });

  it('never takes the image of an earlier run when the last one failed, but names it', async () => {
    const lines = [
      ...runLines({ made: { web: 'us-east-1:ami-01' } }),
      ...runLines({ failed: { web: exited } }),
    ];

    expect(await rejection(find(toLog(...lines)))).toMatchObject({
      code: 'BuildFailed',
      message: `The last Packer build in \`build.log\` failed: web: ${exited}. An earlier run made \`ami-01\` of \`web\`; to use it, give its id`,
    });
  });

  it('does not take an artifact of a build that reports an error', async () => {
    const lines = [...runLines({ failed: { web: exited } }), ...artifactLines('web', 'us-east-1:ami-01')];

    expect(await rejection(find(toLog(...lines)))).toMatchObject({ code: 'BuildFailed' });
  });

  it('quotes the failed build of the region rather than the regions of the sound one', async () => {
    const text = toLog(...runLines({ made: { eu: 'eu-west-1:ami-0b' }, failed: { us: exited } }));

    expect(await rejection(find(text))).toMatchObject({
      code: 'BuildFailed',
      packerErrors: [`us: ${exited}`],
    });
  });

  it.each<[string, readonly string[], string, string]>([
    [
      'a template that Packer cannot read',
      [brokenTemplate],
      'BuildFailed',
      'failed: Failed to parse template: Error parsing JSON: unexpected end',
    ],
    [
      'a template that Packer cannot read, after a sound run',
      [...runLines({ made: { web: 'us-east-1:ami-01' } }), brokenTemplate],
      'BuildFailed',
      'unexpected end. An earlier run made `ami-01` of `web`; to use it, give its id',
    ],
    [
      'AMIs in other regions only',
      runLines({ made: { web: 'sa-east-1:ami-0c,eu-west-1:ami-0b' } }),
      'NoArtifact',
      'has AMIs in eu-west-1 and sa-east-1, want us-east-1',
    ],
    [
      'a build that still runs',
      buildSteps('web'),
      'LogIncomplete',
      'has not finished, or its log was cut: no artifact and no error yet',
    ],
    [
      'a build that still runs, after a sound run',
      [...runLines({ made: { web: 'us-east-1:ami-01' } }), ...buildSteps('web')],
      'LogIncomplete',
      'has not finished, or its log was cut: no artifact and no error yet. An earlier run made `ami-01` of `web`; to use it, give its id',
    ],
    [
      'an empty artifact id',
      runLines({ made: { web: '' } }),
      'NoArtifact',
      'made no AMI: it has artifact `` of web',
    ],
    [
      'another kind of artifact',
      runLines({ made: { web: 'File' } }),
      'NoArtifact',
      'it has artifact `File` of web',
    ],
    ['no artifact', runLines({}), 'NoArtifact', 'made no AMI: it has no artifact'],
    [
      'lines for people only',
      ['==> web: Launching', 'us-east-1: ami-01'],
      'NoArtifact',
      '`build.log` is what Packer writes for people, it has no machine-readable line. Write it again: packer build -machine-readable <template> | tee build.log',
    ],
    [
      'what PACKER_LOG writes',
      [
        '2026/11/27 03:41:22 [INFO] Packer version: 1.6.6',
        '2026/11/27 03:41:22 ui: 1795750882,,ui,say,==> web: x',
      ],
      'NoArtifact',
      '`build.log` is what PACKER_LOG writes',
    ],
    ['a manifest', ['{', '"builds": []', '}'], 'NoArtifact', '`build.log` is JSON and no log'],
    ['something else', ['hello'], 'NoArtifact', '`build.log` has no machine-readable line'],
    ['nothing', [], 'NoArtifact', 'Packer log `build.log` is empty'],
    [
      'a run that was interrupted',
      [
        ...buildSteps('web'),
        '1,,ui,error,Cancelling build after receiving interrupt',
        say('\n==> Wait completed after 1 second'),
        say('Cleanly cancelled builds after being interrupted.'),
      ],
      'BuildFailed',
      'failed: Cancelling build after receiving interrupt',
    ],
  ])('says what is wrong with %s', async (_what, lines, code, text) => {
    expect(await rejection(find(toLog(...lines)))).toMatchObject({
      code,
      message: expect.stringContaining(text),
    });
  });

  it('names the builds there are when the wanted one is not among them', async () => {
    const text = toLog(...runLines({ made: { 'amazon-ebs.web': 'us-east-1:ami-01' } }));

    expect(await rejection(find(text, { build: 'job' }))).toMatchObject({
      code: 'NoArtifact',
      message: 'Packer log `build.log` has no build `job` in its last run, it has amazon-ebs.web',
      choices: [{ imageId: 'ami-01', name: 'amazon-ebs.web' }],
    });
  });
});

describe('readPackerLog', () => {
  it('says which log is missing and how to write one', async () => {
    await using dir = await createTempDir();

    expect(await rejection(readPackerLog(`${dir.path}/no.log`))).toMatchObject({
      code: 'LogMissing',
      message: `Packer log \`${dir.path}/no.log\` cannot be read (ENOENT). Write one: packer build -machine-readable <template> | tee ${dir.path}/no.log`,
      path: `${dir.path}/no.log`,
    });
  });

  it('says so when the log is a folder', async () => {
    await using dir = await createTempDir();

    expect(await rejection(readPackerLog(dir.path))).toMatchObject({
      code: 'LogMissing',
      message: expect.stringContaining('EISDIR'),
    });
  });

  it('rejects with the reason of an abort', async () => {
    await using dir = await createTempDir();
    const path = await dir.write('build.log', toLog(...runLines({})));
    const controller = new AbortController();
    const reading = rejection(readPackerLog(path, controller.signal));

    controller.abort('enough');

    expect(await reading).toBe('enough');
  });

  it('reads a log of many megabytes', async () => {
    await using dir = await createTempDir();
    const noise = `${buildSteps('web').join('\n')}\n`.repeat(20_000);
    const path = await dir.write(
      'build.log',
      noise + toLog(...runLines({ made: { web: 'us-east-1:ami-01' } })),
    );

    const { lastRun, machineLines } = await readPackerLog(path);

    expect(lastRun.artifacts.map(({ id }) => id)).toEqual(['us-east-1:ami-01']);
    expect(machineLines).toBeGreaterThan(100_000);
  });
});
