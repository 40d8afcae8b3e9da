import { drainSeconds } from './drain-seconds.js';

describe('drainSeconds', () => {
  it.each([1, 10, 20])("drains as quickly as AWS lets it, at %s times AWS's speed", (speed) => {
    expect(drainSeconds(speed)).toEqual({ classic: 30, targetGroup: 10 });
  });

  it('leaves a request in flight its real time where time runs faster', () => {
    expect(drainSeconds(40)).toEqual({ classic: 60, targetGroup: 20 });
  });
});
