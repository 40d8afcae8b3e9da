import { AmiError, isAmiError } from './errors.js';

describe('isAmiError', () => {
  it('recognises an error of this copy of the package', () => {
    expect(isAmiError(new AmiError('NotFound', 'no'))).toBe(true);
  });

  it('recognises an error of another copy by its brand', () => {
    const foreign = Object.assign(new Error('no'), { [Symbol.for('@clicamos/packer-ami.AmiError')]: true });

    expect(isAmiError(foreign)).toBe(true);
  });

  it.each([[new Error('no')], [null], [undefined], ['AmiError'], [{ name: 'AmiError' }]])(
    'refuses %p',
    (value) => {
      expect(isAmiError(value)).toBe(false);
    },
  );
});
