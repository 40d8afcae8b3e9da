import { isPermanent } from './launch-failure.js';

describe('isPermanent', () => {
  it.each(['quota', 'no-capacity', 'no-free-address', 'other'] as const)('waits for %s', (failure) => {
    expect(isPermanent(failure)).toBe(false);
  });

  it.each(['image', 'key-pair', 'security-group', 'subnet', 'instance-type', 'instance-profile'] as const)(
    'knows that waiting does not help against %s',
    (failure) => {
      expect(isPermanent(failure)).toBe(true);
    },
  );
});
