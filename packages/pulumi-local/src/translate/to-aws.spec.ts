import { toAws, toBoolean } from './to-aws.js';

describe('toAws', () => {
  it('capitalizes names at every depth and leaves values alone', () => {
    const input = {
      httpTokens: 'required',
      ebs: { volumeSize: 8, list: [{ deviceName: '/dev/x' }, 'text'] },
    };

    expect(toAws(input)).toEqual({
      HttpTokens: 'required',
      Ebs: { VolumeSize: 8, List: [{ DeviceName: '/dev/x' }, 'text'] },
    });
  });

  it('leaves absent what is absent', () => {
    expect(toAws(undefined)).toBeUndefined();
  });
});

describe('toBoolean', () => {
  it.each([
    ['true', true],
    ['false', false],
    [true, true],
    [false, false],
    ['', undefined],
    [undefined, undefined],
  ])('reads %p as %p', (text, value) => {
    expect(toBoolean(text)).toBe(value);
  });
});
