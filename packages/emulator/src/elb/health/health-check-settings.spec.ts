import { defaultHealthCheck, readHealthCheck, showHealthCheck } from './health-check-settings.js';

const valid = {
  Target: 'HTTP:80/ping',
  Interval: 10,
  Timeout: 5,
  UnhealthyThreshold: 2,
  HealthyThreshold: 3,
};

describe('readHealthCheck', () => {
  it('shows what it was given', () => {
    expect(showHealthCheck(readHealthCheck(valid))).toEqual(valid);
  });

  it.each([
    [{ Interval: 4 }, /Interval must be an integer between 5 and 300, got 4/],
    [{ Interval: 301 }, /Interval/],
    [{ Interval: undefined }, /Interval/],
    [{ Timeout: 1 }, /Timeout must be an integer between 2 and 60/],
    [{ Timeout: 61, Interval: 300 }, /Timeout/],
    [{ Timeout: 10 }, /Timeout must be less than HealthCheck Interval/],
    [{ UnhealthyThreshold: 1 }, /UnhealthyThreshold must be an integer between 2 and 10/],
    [{ HealthyThreshold: 11 }, /HealthyThreshold/],
    [{ HealthyThreshold: 2.5 }, /HealthyThreshold/],
    [{ Target: undefined }, /Target/],
  ])('refuses %p', (change, message) => {
    expect(() => readHealthCheck({ ...valid, ...change })).toThrow(
      expect.objectContaining({ code: 'ValidationError', message: expect.stringMatching(message) }),
    );
  });
});

describe('defaultHealthCheck', () => {
  it('connects to the instance port every 30 seconds', () => {
    expect(showHealthCheck(defaultHealthCheck(8080))).toEqual({
      Target: 'TCP:8080',
      Interval: 30,
      Timeout: 5,
      UnhealthyThreshold: 2,
      HealthyThreshold: 10,
    });
  });
});
