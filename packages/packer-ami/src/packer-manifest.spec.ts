import { findInManifest } from './packer-manifest.js';
import { rejection } from './testing/packer-ami-rejection.js';
import { createTempDir } from './testing/packer-ami-temp-dir.js';

interface Build {
  readonly name?: string;
  readonly run?: string;
  readonly id: string;
}

function manifest(lastRun: string, builds: readonly Build[]): string {
  return JSON.stringify({
    builds: builds.map(({ name = 'web', run = lastRun, id }) => ({
      name,
      builder_type: 'amazon-ebs',
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

  it('takes the last of several builds in a run, or the one that is named', async () => {
    const text = manifest('run-1', [
      { name: 'web', id: 'us-east-1:ami-01' },
      { name: 'job', id: 'us-east-1:ami-02' },
      { name: 'eu', id: 'eu-west-1:ami-03' },
    ]);

    expect([(await find(text)).imageId, (await find(text, 'web')).imageId]).toEqual(['ami-02', 'ami-01']);
  });

  it.each([
    ['', 'MalformedManifest', 'Packer manifest `m.json` is not JSON: '],
    ['{"builds": [', 'MalformedManifest', 'is not JSON: '],
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
