import { rejection } from '../testing/packer-ami-rejection.js';
import { createTempDir } from '../testing/packer-ami-temp-dir.js';
import { findInManifest } from './packer-manifest.js';

interface Build {
  readonly name?: string;
  readonly run?: string;
  readonly type?: string;
  readonly id: string;
}

function manifest(lastRun: string, builds: readonly Build[]): string {
  return JSON.stringify({
    builds: builds.map(({ name = 'web', run = lastRun, type = 'amazon-ebs', id }) => ({
      name,
      builder_type: type,
      build_time: 1_795_411_771,
      files: null,
      artifact_id: id,
      packer_run_uuid: run,
      custom_data: null,
    })),
    last_run_uuid: lastRun,
  });
}

async function find(text: string, build?: string) {
  await using dir = await createTempDir();
  const path = await dir.write('m.json', text);
  return await findInManifest({ kind: 'packer-manifest', path, build }, 'us-east-1').catch(
    (error: unknown) => {
      if (error instanceof Error) error.message = error.message.replace(path, 'm.json');
      throw error;
    },
  );
}

describe('findInManifest', () => {
  it('takes the AMI of the wanted region of the last run, not the last entry', async () => {
    const text = manifest('run-2', [
      { run: 'run-1', id: 'us-east-1:ami-01' },
      { id: 'eu-west-1:ami-0b,us-east-1:ami-02' },
      { run: 'run-1', id: 'us-east-1:ami-03' },
    ]);

    expect(await find(text)).toMatchObject({
      imageId: 'ami-02',
      origin: { kind: 'packer-manifest', build: 'web', builtAtMs: 1_795_411_771_000 },
    });
  });

  const several = manifest('run-1', [
    { name: 'web', id: 'us-east-1:ami-01' },
    { name: 'job', id: 'us-east-1:ami-02' },
    { name: 'eu', id: 'eu-west-1:ami-03' },
  ]);

  it('refuses to choose between builds of a run, and names them', async () => {
    expect(await rejection(find(several))).toMatchObject({
      code: 'Ambiguous',
      message:
        'Packer manifest `m.json` has 2 AMIs in us-east-1: `ami-02` of `job` and `ami-01` of `web`. Name the build to take: --build NAME',
      choices: [
        { imageId: 'ami-02', name: 'job' },
        { imageId: 'ami-01', name: 'web' },
      ],
    });
  });

  it.each([
    ['web', 'ami-01'],
    ['job', 'ami-02'],
    ['amazon-ebs.job', 'ami-02'],
  ])('takes the build %s when it is named', async (build, imageId) => {
    expect(await find(several, build)).toMatchObject({ imageId });
  });

  it('tells builds of one name apart by their type, as HCL2 names them', async () => {
    const text = manifest('run-1', [
      { name: 'web', id: 'us-east-1:ami-01' },
      { name: 'web', type: 'amazon-ebssurrogate', id: 'us-east-1:ami-02' },
    ]);

    expect(await rejection(find(text, 'web'))).toMatchObject({
      message: expect.stringContaining(
        '`ami-01` of `amazon-ebs.web` and `ami-02` of `amazon-ebssurrogate.web`',
      ),
    });
    expect(await find(text, 'amazon-ebssurrogate.web')).toMatchObject({ imageId: 'ami-02' });
  });

  it('says that no name tells them apart when one build made several', async () => {
    const text = manifest('run-1', [{ id: 'us-east-1:ami-01' }, { id: 'us-east-1:ami-02' }]);

    expect(await rejection(find(text, 'web'))).toMatchObject({
      code: 'Ambiguous',
      message: expect.stringContaining('Builds of one name made several: give the id of the one to take'),
    });
  });

  it('takes an AMI that is listed twice', async () => {
    const text = manifest('run-1', [{ id: 'us-east-1:ami-01' }, { id: 'us-east-1:ami-01' }]);

    expect(await find(text)).toMatchObject({ imageId: 'ami-01' });
  });

  it('refuses the only build of its last run when it knows others by earlier ones', async () => {
    const text = manifest('run-2', [
      { run: 'run-0', name: 'web', id: 'us-east-1:ami-00' },
      { run: 'run-1', name: 'web', id: 'us-east-1:ami-01' },
      { name: 'job', id: 'us-east-1:ami-02' },
    ]);

    expect(await rejection(find(text))).toMatchObject({
      code: 'Ambiguous',
      message:
        'Packer manifest `m.json` is of several builds in us-east-1: its last run made `ami-02` of `job`, earlier ones `ami-01` of `web`. To take the last: --build job',
    });
    expect(await find(text, 'job')).toMatchObject({ imageId: 'ami-02' });
    expect(await rejection(find(text, 'web'))).toMatchObject({
      code: 'NoArtifact',
      message: expect.stringContaining('An earlier run made `ami-01` of `web`; to use it, give its id'),
    });
  });

  it.each([
    ['', 'MalformedManifest', 'Packer manifest `m.json` is not JSON: '],
    ['{"builds": [', 'MalformedManifest', 'is not JSON: '],
    ['1795411771,,ui,say,x', 'MalformedManifest', 'Packer manifest `m.json` is a log: name it as one'],
    ['[]', 'MalformedManifest', 'Packer manifest `m.json` is not a JSON object'],
    ['{"last_run_uuid": "a"}', 'MalformedManifest', 'has no list `builds`'],
    ['{"builds": []}', 'MalformedManifest', 'has no `last_run_uuid`'],
    ['{"builds": [null, 3], "last_run_uuid": "a"}', 'MalformedManifest', 'has no build of its last run `a`'],
    [
      manifest('run-1', [{ id: 'eu-west-1:ami-01' }]),
      'NoArtifact',
      'The last run in Packer manifest `m.json` has AMIs in eu-west-1, want an AMI in us-east-1',
    ],
    [
      manifest('run-1', [{ id: 'File' }]),
      'NoArtifact',
      'has only `File` of build web, want an AMI in us-east-1',
    ],
  ])('says what is wrong with %s', async (text, code, message) => {
    expect(await rejection(find(text))).toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it('says which manifest is missing', async () => {
    await using dir = await createTempDir();
    const path = `${dir.path}/no.json`;

    expect(await rejection(findInManifest({ kind: 'packer-manifest', path }, 'us-east-1'))).toMatchObject({
      code: 'ManifestMissing',
      message: expect.stringContaining(`\`${path}\` cannot be read (ENOENT)`),
    });
  });
});
