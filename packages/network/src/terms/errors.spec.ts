import { isNetworkPlanError, NetworkPlanError } from './errors.js';

describe('isNetworkPlanError', () => {
  it('recognises an error of this copy of the package', () => {
    expect(isNetworkPlanError(new NetworkPlanError([{ path: 'cidr', reason: 'is bad' }]))).toBe(true);
  });

  it('recognises an error of another copy by its brand', () => {
    const brand = Symbol.for('@clicamos/network.NetworkPlanError');

    expect(isNetworkPlanError(Object.assign(new Error('no'), { [brand]: true }))).toBe(true);
  });

  it.each([[new Error('no')], [null], [undefined], ['NetworkPlanError'], [{ name: 'NetworkPlanError' }]])(
    'refuses %p',
    (value) => {
      expect(isNetworkPlanError(value)).toBe(false);
    },
  );
});

describe('NetworkPlanError', () => {
  it('says each issue with its path', () => {
    const error = new NetworkPlanError([
      { path: 'cidr', reason: 'is bad' },
      { path: 'zones[1]', reason: 'is worse' },
    ]);

    expect(error.message).toBe('`cidr` is bad; `zones[1]` is worse');
  });
});
