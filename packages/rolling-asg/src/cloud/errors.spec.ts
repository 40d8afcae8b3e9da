import { CloudError, isCloudError } from './cloud-error.js';
import { isRolloutError, RolloutError } from './errors.js';

describe('RolloutError', () => {
  it('is recognised by its brand and code, also from another installed copy', () => {
    const error = new RolloutError('Locked', 'taken');
    const brand = Symbol.for('@clicamos/rolling-asg.RolloutError');
    const foreign = Object.assign(new Error('taken'), { [brand]: true, code: 'Locked' });

    expect([isRolloutError(error), isRolloutError(error, 'Locked'), isRolloutError(error, 'Fenced')]).toEqual(
      [true, true, false],
    );
    expect(isRolloutError(foreign, 'Locked')).toBe(true);
    expect([isRolloutError(new Error('taken')), isRolloutError('taken')]).toEqual([false, false]);
  });
});

describe('CloudError', () => {
  it('says which call failed and how, and keeps the cause', () => {
    const cause = Object.assign(new Error('Rate exceeded'), { name: 'Throttling' });
    const error = new CloudError('throttled', 'DescribeThings', cause);

    expect(error.message).toBe('DescribeThings failed: Throttling: Rate exceeded');
    expect(error.cause).toBe(cause);
    expect([
      isCloudError(error),
      isCloudError(error, 'busy', 'throttled'),
      isCloudError(error, 'busy'),
    ]).toEqual([true, true, false]);
    expect(isCloudError(cause)).toBe(false);
  });
});
