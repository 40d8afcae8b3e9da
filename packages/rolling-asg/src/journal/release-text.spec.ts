import { hasSameConfig, isReleaseOf, releaseText } from './release-text.js';

const release = { groupName: 'web-v042', imageId: 'ami-0b3', rolloutId: 'r-7k2p', overrides: {} };

describe('the text of a release', () => {
  it('names its group, image and rollout', () => {
    expect(releaseText(release)).toMatch(/^web-v042 ami-0b3 rollout r-7k2p config [0-9a-f]{8}$/);
  });

  it('is found again by its own rollout only', () => {
    expect(isReleaseOf(releaseText(release), 'r-7k2p')).toBe(true);
    expect(isReleaseOf(releaseText(release), 'r-7k2')).toBe(false);
  });

  it('tells whether the configuration is the same, whatever its order', () => {
    const text = releaseText({ ...release, overrides: { instanceType: 't3.small', minSize: 2 } });

    expect(hasSameConfig(text, { minSize: 2, instanceType: 't3.small', keyName: undefined })).toBe(true);
    expect(hasSameConfig(text, { minSize: 3, instanceType: 't3.small' })).toBe(false);
  });

  it.each(['', 'made by hand'])('that is not ours (%j) is the same only without overrides', (text) => {
    expect(hasSameConfig(text, {})).toBe(true);
    expect(hasSameConfig(text, { minSize: 1 })).toBe(false);
  });
});
