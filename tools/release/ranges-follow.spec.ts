import { rangesFollow } from './ranges-follow.mjs';

const text = (manifest: object) => `${JSON.stringify(manifest, null, 2)}\n`;
const health = { packageName: '@clicamos/health', version: '0.2.0' };

describe('rangesFollow', () => {
  it.each([
    ['^0.1.0', '^0.2.0'],
    ['~0.1.0', '~0.2.0'],
    ['0.1.0-beta.1', '0.2.0'],
  ])('turns %s into %s', (range, next) => {
    const before = text({ dependencies: { '@clicamos/health': range, other: '^0.1.0' } });

    expect(rangesFollow(before, health)).toBe(
      text({ dependencies: { '@clicamos/health': next, other: '^0.1.0' } }),
    );
  });

  it('follows in every kind of dependency', () => {
    const ranges = { '@clicamos/health': '^0.1.0' };

    const after = rangesFollow(text({ devDependencies: ranges, peerDependencies: ranges }), health);

    expect(after).not.toContain('0.1.0');
  });

  it('leaves a manifest without the package byte for byte as it is', () => {
    const before = '{ "name": "example", "dependencies": {} }';

    expect(rangesFollow(before, health)).toBe(before);
  });
});
