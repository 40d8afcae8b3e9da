import fc from 'fast-check';
import { parseGeneration } from '../journal/names.js';
import { groupNamePrefix, groupSettings } from './group-settings.js';

describe('groupSettings', () => {
  it('starts with the minimum, and gives the provider its defaults in its units', () => {
    expect(groupSettings({ minSize: 2, maxSize: 4 })).toEqual({
      minSize: 2,
      maxSize: 4,
      desiredCapacity: 2,
      minElbCapacity: 2,
      healthCheckType: 'ELB',
      healthCheckGracePeriod: 300,
      waitForCapacityTimeout: '600s',
      deleteTimeout: '3900s',
    });
  });

  it('never gives less grace than was asked for', () => {
    expect(groupSettings({ minSize: 1, maxSize: 1, healthCheckGraceMs: 1 }).healthCheckGracePeriod).toBe(1);
  });

  it('keeps the parts of a second of a deadline', () => {
    const settings = groupSettings({
      minSize: 1,
      maxSize: 1,
      capacityTimeoutMs: 1_500,
      deleteTimeoutMs: 2_000,
    });

    expect(settings).toMatchObject({ waitForCapacityTimeout: '1500ms', deleteTimeout: '2s' });
  });

  it('waits for all that is desired, whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.option(fc.nat(500), { nil: undefined }),
        (minSize, more) => {
          const desiredCapacity = more === undefined ? undefined : minSize + more;
          const settings = groupSettings({ minSize, maxSize: 1_000, desiredCapacity });

          expect(settings.desiredCapacity).toBe(desiredCapacity ?? minSize);
          expect(settings.minElbCapacity).toBe(settings.desiredCapacity);
        },
      ),
    );
  });
});

describe('groupNamePrefix', () => {
  it('says the version', () => {
    expect(groupNamePrefix('web', 12)).toBe('web-v12-');
  });

  it('never makes the name of a generation of the rollout engine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.string(), (version, suffix) => {
        expect(parseGeneration('web', `${groupNamePrefix('web', version)}${suffix}`)).toBeUndefined();
      }),
    );
  });
});
