import { createScene, type Scene } from '../../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };
const first = { ...named, InstanceIds: ['i-001'] };

/** Two instances in service, of 0 to 6. */
function createRunningScene(): Scene {
  const scene = createScene();
  scene.createGroup();
  scene.boot();
  return scene;
}

const resizeToZero = (scene: Scene) =>
  scene.call('UpdateAutoScalingGroup', { ...named, MinSize: 0, MaxSize: 0, DesiredCapacity: 0 });

const remove = (scene: Scene, ForceDelete: boolean) =>
  scene.call('DeleteAutoScalingGroup', { ...named, ForceDelete });

const hold = {
  standby: (scene: Scene) => scene.call('EnterStandby', { ...first, ShouldDecrementDesiredCapacity: true }),
  protection: (scene: Scene) => scene.call('SetInstanceProtection', { ...first, ProtectedFromScaleIn: true }),
  suspension: (scene: Scene) => scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['Terminate'] }),
};

const release = {
  standby: undefined,
  protection: (scene: Scene) =>
    scene.call('SetInstanceProtection', { ...first, ProtectedFromScaleIn: false }),
  suspension: (scene: Scene) => scene.call('ResumeProcesses', { ...named, ScalingProcesses: ['Terminate'] }),
};

const cases = [
  { by: 'standby', left: ['i-001 us-east-1a Standby'] },
  { by: 'protection', left: ['i-001 us-east-1a InService'] },
  { by: 'suspension', left: ['i-001 us-east-1a InService', 'i-002 us-east-1b InService'] },
] as const;

describe.each(cases)('an instance that is held by $by', ({ by, left }) => {
  it('stays when its group is resized to 0, and then cannot be deleted with it but by force', () => {
    const scene = createRunningScene();
    hold[by](scene);

    resizeToZero(scene);
    scene.bury();
    const atZero = scene.members();

    expect(atZero).toEqual(left);
    expect(() => remove(scene, false)).toThrow(expect.objectContaining({ code: 'ResourceInUse' }));
    expect(scene.members()).toEqual(left);
    remove(scene, true);
    scene.bury();
    expect(scene.group()).toBeUndefined();
    expect(scene.instances.terminated.toSorted()).toEqual(['i-001', 'i-002']);
  });

  it('goes when it is no longer held', () => {
    const scene = createRunningScene();
    hold[by](scene);
    resizeToZero(scene);
    scene.bury();

    release[by]?.(scene);
    scene.bury();

    expect(scene.members()).toEqual(release[by] === undefined ? left : []);
  });
});

describe('an instance in standby', () => {
  it('cannot come back into a group of at most 0, and can when there is room', () => {
    const scene = createRunningScene();
    hold.standby(scene);
    resizeToZero(scene);
    scene.bury();

    expect(() => scene.call('ExitStandby', first)).toThrow(/has min-size=0, max-size=0, and desired-size=0/);
    scene.call('UpdateAutoScalingGroup', { ...named, MaxSize: 1 });
    scene.call('ExitStandby', first);

    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
    expect(scene.group()?.DesiredCapacity).toBe(1);
  });

  it('keeps the protection that it is given there', () => {
    const scene = createRunningScene();
    hold.standby(scene);

    hold.protection(scene);
    scene.call('ExitStandby', first);
    resizeToZero(scene);
    scene.bury();

    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
  });
});

describe('SuspendProcesses of Terminate', () => {
  it('keeps neither a user from terminating an instance nor one that is leaving from its end', () => {
    const scene = createRunningScene();
    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 1 });

    hold.suspension(scene);
    scene.call('TerminateInstanceInAutoScalingGroup', {
      InstanceId: 'i-002',
      ShouldDecrementDesiredCapacity: true,
    });
    scene.bury();

    expect(scene.members()).toEqual([]);
  });
});

describe('SetInstanceProtection', () => {
  it('is refused for an instance that is not in service yet', () => {
    const scene = createScene();
    scene.createGroup();

    expect(() => hold.protection(scene)).toThrow(
      'The instance i-001 is not in InService or EnteringStandby or Standby.',
    );
  });
});

describe('the protection of instances', () => {
  it('takes at most 50 of them in one call', () => {
    const scene = createRunningScene();
    const InstanceIds = Array.from({ length: 51 }, () => 'i-001');
    const protect = () =>
      scene.call('SetInstanceProtection', { ...named, InstanceIds, ProtectedFromScaleIn: true });

    expect(protect).toThrow('must be at most 50; 51 were given');
  });
});
