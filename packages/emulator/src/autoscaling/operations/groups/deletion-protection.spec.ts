import { createScene } from '../../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };

describe('deletion protection', () => {
  it('is none unless it is said, and can be changed', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 0 });
    const shown = [scene.group()?.DeletionProtection];

    scene.call('UpdateAutoScalingGroup', { ...named, DeletionProtection: 'prevent-all-deletion' });
    shown.push(scene.group()?.DeletionProtection);

    expect(shown).toEqual(['none', 'prevent-all-deletion']);
  });

  it.each([
    { DeletionProtection: 'none', ForceDelete: false, isDeleted: true },
    { DeletionProtection: 'none', ForceDelete: true, isDeleted: true },
    { DeletionProtection: 'prevent-force-deletion', ForceDelete: false, isDeleted: true },
    { DeletionProtection: 'prevent-force-deletion', ForceDelete: true, isDeleted: false },
    { DeletionProtection: 'prevent-all-deletion', ForceDelete: false, isDeleted: false },
    { DeletionProtection: 'prevent-all-deletion', ForceDelete: true, isDeleted: false },
  ] as const)(
    '$DeletionProtection, with ForceDelete $ForceDelete: deleted is $isDeleted',
    ({ DeletionProtection, ForceDelete, isDeleted }) => {
      const scene = createScene();
      scene.createGroup({ DeletionProtection, DesiredCapacity: 0 });
      const remove = () => scene.call('DeleteAutoScalingGroup', { ...named, ForceDelete });

      if (isDeleted) remove();
      else
        expect(remove).toThrow(
          expect.objectContaining({
            code: 'ValidationError',
            message: expect.stringContaining(`its deletion protection is set to ${DeletionProtection}.`),
          }),
        );

      expect(scene.group() === undefined).toBe(isDeleted);
    },
  );

  it('prevents neither scaling in nor the termination of an instance', () => {
    const scene = createScene();
    scene.createGroup({ DeletionProtection: 'prevent-all-deletion' });
    scene.boot();

    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 0 });
    scene.bury();

    expect(scene.members()).toEqual([]);
  });
});
