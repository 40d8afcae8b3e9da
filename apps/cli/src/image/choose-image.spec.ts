import { givenImage, imageSource } from './choose-image.js';

describe('imageSource', () => {
  it.each([
    [{}, undefined],
    [{ ami: 'ami-1' }, { kind: 'id', imageId: 'ami-1' }],
    [{ amiFile: 'ami.json' }, { kind: 'ami-file', path: 'ami.json' }],
    [{ packerLog: 'build.log' }, { kind: 'packer-log', path: 'build.log' }],
    [{ packerManifest: 'm.json' }, { kind: 'packer-manifest', path: 'm.json' }],
    [
      { packerLog: 'build.log', build: 'web' },
      { kind: 'packer-log', path: 'build.log', build: 'web' },
    ],
    [
      { packerManifest: 'm.json', build: 'web' },
      { kind: 'packer-manifest', path: 'm.json', build: 'web' },
    ],
    [{ ssm: '/web/ami' }, { kind: 'ssm', name: '/web/ami' }],
  ])('of %j is %j', (options, source) => {
    expect(imageSource(options)).toEqual(source);
  });

  it('refuses two of them', () => {
    expect(() => imageSource({ ami: 'ami-1', ssm: '/web/ami' })).toThrow(/Expected one of --ami/);
  });

  it.each([{}, { ami: 'ami-1' }, { amiFile: 'ami.json' }, { ssm: '/web/ami' }])(
    'refuses a build that %j has none of',
    (options) => {
      expect(() => imageSource({ ...options, build: 'web' })).toThrow(
        'Expected --build `web` beside --packer-log or --packer-manifest',
      );
    },
  );
});

describe('givenImage', () => {
  it.each([
    [{ ami: 'foo' }, /^Expected --ami to be an image's id such as ami-\w+, got `foo`$/],
    [{ packerLog: 'nope.log' }, /^There is no file `nope\.log` \(--packer-log\)$/],
    [{ amiFile: 'nope.json' }, /^There is no file `nope\.json` \(--ami-file\)$/],
  ])('refuses %j before anything is started', (options, sentence) => {
    expect(() => givenImage(options)).toThrow(sentence);
  });

  it('takes a file that is there', () => {
    const path = import.meta.filename;

    expect(givenImage({ packerManifest: path })).toEqual({ kind: 'packer-manifest', path });
  });
});
