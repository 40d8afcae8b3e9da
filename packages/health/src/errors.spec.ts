import { HealthError, isHealthError } from './errors.js';

describe('isHealthError', () => {
  it('recognises an error of this copy of the package', () => {
    expect(isHealthError(new HealthError('InvalidOption', 'no'))).toBe(true);
  });

  it('recognises an error of another copy by its brand', () => {
    const foreign = Object.assign(new Error('no'), { [Symbol.for('@clicamos/health.HealthError')]: true });

    expect(isHealthError(foreign)).toBe(true);
  });

  it.each([[new Error('no')], [null], [undefined], ['HealthError'], [{ name: 'HealthError' }]])(
    'refuses %p',
    (value) => {
      expect(isHealthError(value)).toBe(false);
    },
  );
});
