import { imageSource } from './choose-image.js';

describe('imageSource', () => {
  it.each([
    [{}, undefined],
    [{ ami: 'ami-1' }, { kind: 'id', imageId: 'ami-1' }],
    [{ amiFile: 'ami.json' }, { kind: 'ami-file', path: 'ami.json' }],
    [{ packerLog: 'build.log' }, { kind: 'packer-log', path: 'build.log' }],
    [{ packerManifest: 'm.json' }, { kind: 'packer-manifest', path: 'm.json' }],
    [{ ssm: '/web/ami' }, { kind: 'ssm', name: '/web/ami' }],
  ])('of %j is %j', (options, source) => {
    expect(imageSource(options)).toEqual(source);
  });

  it('refuses two of them', () => {
    expect(() => imageSource({ ami: 'ami-1', ssm: '/web/ami' })).toThrow(/Expected one of --ami/);
  });
});
