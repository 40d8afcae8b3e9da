import { readFile, writeFile } from 'node:fs/promises';
import type { AmiSource } from '../terms/ami-source.js';
import { awsError, createFakeEc2, createImage } from '../testing/packer-ami-fake-ports.js';
import { rejection } from '../testing/packer-ami-rejection.js';
import { createTempDir } from '../testing/packer-ami-temp-dir.js';
import { resolveAmi } from './resolve-ami.js';

// Files of people who use Packer, made small; each was reported in public.
const cases = new URL('../testing/cases/', import.meta.url);

const amd64 = 'ami-4439c380afa76377f';

/** The id that is taken, for an EC2 that knows it; else the error. */
function take(source: AmiSource, region = 'us-east-1') {
  const ec2 = createFakeEc2([createImage({ ImageId: amd64 })]);
  return resolveAmi(source, { ec2, region, now: () => 0 });
}

const file = (name: string, build?: string) => ({ path: new URL(name, cases).pathname, build });
const log = (...of: Parameters<typeof file>): AmiSource => ({ kind: 'packer-log', ...file(...of) });
const manifest = (...of: Parameters<typeof file>): AmiSource => ({ kind: 'packer-manifest', ...file(...of) });

describe('the log of', () => {
  it('two builds of one run is refused by their names and ids (two-arch.log)', async () => {
    expect(await rejection(take(log('two-arch.log')))).toMatchObject({
      code: 'Ambiguous',
      message: expect.stringContaining(
        'has 2 AMIs in us-east-1: `ami-4439c380afa76377f` of `amazon-ebs.amd64` and `ami-7ca1467e430cacbd8` of `amazon-ebs.arm64`. Name the build to take: --build NAME',
      ),
    });
  });

  it.each(['amd64', 'amazon-ebs.amd64'])(
    'two builds is read with --build %s (two-arch.log)',
    async (build) => {
      expect(await take(log('two-arch.log', build))).toMatchObject({ imageId: amd64 });
    },
  );

  it('Packer mixed with lines of PACKER_LOG is read (packer-log.log)', async () => {
    expect(await take(log('packer-log.log'))).toMatchObject({ imageId: amd64 });
  });

  it('GitHub Actions is read (gha.log)', async () => {
    expect(await take(log('gha.log'))).toMatchObject({ imageId: amd64, source: { build: 'web' } });
  });

  it('an image that is gone says so (skip-save.log)', async () => {
    const ec2 = createFakeEc2(awsError('InvalidAMIID.NotFound'));
    const resolving = resolveAmi(log('skip-save.log'), { ec2, region: 'us-east-1', now: () => 0 });

    expect(await rejection(resolving)).toMatchObject({ code: 'NotFound', imageId: 'ami-0000000000000dead' });
  });

  it('-timestamp-ui and warnings of a good build that makes no AMI names what it made (ts.log)', async () => {
    expect(await rejection(take(log('ts.log')))).toMatchObject({
      code: 'NoArtifact',
      packerErrors: [],
      message: expect.stringMatching(
        /made no AMI: it has artifact `Null` of web, artifact `Null` of worker$/,
      ),
    });
  });

  it('a build that was cut says so (cut.log)', async () => {
    expect(await rejection(take(log('cut.log')))).toMatchObject({
      code: 'LogIncomplete',
      message: expect.stringMatching(
        /has not finished, or its log was cut: no artifact yet, though `web` and `worker` finished$/,
      ),
    });
  });

  it.each(['utf16le', 'utf8'] as const)(
    'PowerShell is read, in %s with a byte order mark',
    async (encoding) => {
      await using dir = await createTempDir();
      const text = await readFile(new URL('two-arch.log', cases), 'utf8');
      await writeFile(
        `${dir.path}/build.log`,
        Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`, encoding),
      );

      const source = { kind: 'packer-log', path: `${dir.path}/build.log`, build: 'amd64' } as const;
      expect(await take(source)).toMatchObject({ imageId: amd64 });
    },
  );
});

describe('the manifest of', () => {
  it.each(['manifest.json', 'bom.json'])('two builds of one run is refused by name (%s)', async (name) => {
    expect(await rejection(take(manifest(name)))).toMatchObject({
      code: 'Ambiguous',
      choices: [
        { imageId: amd64, name: 'amd64' },
        { imageId: 'ami-7ca1467e430cacbd8', name: 'arm64' },
      ],
    });
  });

  it.each(['manifest.json', 'bom.json'])('two builds is read with --build (%s)', async (name) => {
    expect(await take(manifest(name, 'amd64'))).toMatchObject({ imageId: amd64 });
  });

  it('a tutorial says which field it lacks (nouuid.json)', async () => {
    expect(await rejection(take(manifest('nouuid.json')))).toMatchObject({
      code: 'MalformedManifest',
      message: expect.stringContaining('has no `last_run_uuid`'),
    });
  });
});
