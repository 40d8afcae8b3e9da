import { architectureOf, imageFilter } from './nat-image.js';

describe('architectureOf', () => {
  it.each([
    ['t4g.nano', 'arm64'],
    ['c7gn.medium', 'arm64'],
    ['im4gn.large', 'arm64'],
    ['a1.medium', 'arm64'],
    ['t3.nano', 'x86_64'],
    ['t3a.nano', 'x86_64'],
    ['g4dn.xlarge', 'x86_64'],
    ['m7i-flex.large', 'x86_64'],
  ])('of %s is %s', (instanceType, architecture) => {
    expect(architectureOf(instanceType)).toBe(architecture);
  });
});

describe('imageFilter', () => {
  it('pins the owner of the images that it knows', () => {
    expect(imageFilter('amazon-linux-2023', 'arm64')).toEqual({
      owner: '137112412989',
      namePattern: 'al2023-ami-2023.*-kernel-*-arm64',
    });
    expect(imageFilter('debian-13', 'x86_64')).toEqual({
      owner: '136693071363',
      namePattern: 'debian-13-amd64-*',
    });
  });

  it('takes a filter of your own as it is', () => {
    const own = { owner: '123456789012', namePattern: 'nat-*' };

    expect(imageFilter(own, 'arm64')).toBe(own);
  });
});
