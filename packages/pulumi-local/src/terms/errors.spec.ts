import { isPulumiLocalError, PulumiLocalError } from './errors.js';

describe('isPulumiLocalError', () => {
  it('recognises an error of this copy of the package', () => {
    expect(isPulumiLocalError(new PulumiLocalError('InvalidOption', 'no'))).toBe(true);
  });

  it('recognises an error of another copy by its brand', () => {
    const brand = Symbol.for('@clicamos/pulumi-local.PulumiLocalError');

    expect(isPulumiLocalError(Object.assign(new Error('no'), { [brand]: true }))).toBe(true);
  });

  it.each([[new Error('no')], [null], [undefined], ['PulumiLocalError'], [{ name: 'PulumiLocalError' }]])(
    'refuses %p',
    (value) => {
      expect(isPulumiLocalError(value)).toBe(false);
    },
  );
});
