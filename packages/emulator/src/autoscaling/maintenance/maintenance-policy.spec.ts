import type { InstanceMaintenancePolicy } from '@aws-sdk/client-auto-scaling';
import { createScene, type Scene } from '../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };
const ahead = { MinHealthyPercentage: 100, MaxHealthyPercentage: 110 };

function createKeptScene(InstanceMaintenancePolicy: InstanceMaintenancePolicy, DesiredCapacity = 1): Scene {
  const scene = createScene();
  scene.createGroup({ DesiredCapacity, InstanceMaintenancePolicy, HealthCheckGracePeriod: 0 });
  scene.boot();
  return scene;
}

const fail = (scene: Scene, InstanceId: string) =>
  scene.call('SetInstanceHealth', { InstanceId, HealthStatus: 'Unhealthy' });

describe('an instance maintenance policy', () => {
  it.each([
    [{ MinHealthyPercentage: 90 }, /Both MinHealthyPercentage and MaxHealthyPercentage must be specified/],
    [{ MaxHealthyPercentage: 110 }, /Both MinHealthyPercentage and MaxHealthyPercentage must be specified/],
    [{ MinHealthyPercentage: -1, MaxHealthyPercentage: 110 }, /must both be -1/],
    [
      { MinHealthyPercentage: 101, MaxHealthyPercentage: 110 },
      /MinHealthyPercentage must be between 0 and 100/,
    ],
    [
      { MinHealthyPercentage: 90, MaxHealthyPercentage: 99 },
      /MaxHealthyPercentage must be between 100 and 200/,
    ],
    [
      { MinHealthyPercentage: 90, MaxHealthyPercentage: 201 },
      /MaxHealthyPercentage must be between 100 and 200/,
    ],
    [{ MinHealthyPercentage: 50, MaxHealthyPercentage: 151 }, /difference .* cannot be greater than 100/],
  ])('is refused with %p', (policy, message) => {
    expect(() => createKeptScene(policy)).toThrow(message);
  });

  it('is described, kept by updates that do not name it, and taken away by -1 and -1', () => {
    const scene = createKeptScene(ahead);
    const first = scene.group()?.InstanceMaintenancePolicy;
    scene.call('UpdateAutoScalingGroup', { ...named, MaxSize: 5 });
    const kept = scene.group()?.InstanceMaintenancePolicy;
    const InstanceMaintenancePolicy = { MinHealthyPercentage: -1, MaxHealthyPercentage: -1 };
    scene.call('UpdateAutoScalingGroup', { ...named, InstanceMaintenancePolicy });

    expect([first, kept, scene.group()?.InstanceMaintenancePolicy]).toEqual([ahead, ahead, undefined]);
  });

  it('that leaves no room below has a successor in service before something unhealthy goes', () => {
    const scene = createKeptScene(ahead);

    fail(scene, 'i-001');
    const meanwhile = scene.members();
    scene.boot();

    expect(meanwhile).toEqual(['i-001 us-east-1a InService', 'i-002 us-east-1b Pending']);
    expect(scene.members()).toEqual(['i-001 us-east-1a Terminating', 'i-002 us-east-1b InService']);
    expect(scene.activityOf('i-002')?.Cause).toMatch(
      /in response to an unhealthy instance needing to be replaced/,
    );
    expect(scene.instances.launched).toHaveLength(2);
  });

  it.each([
    ['one at a time where that is all there is room for', ahead, ['i-001', 'i-002'], 1],
    ['all at once where there is room', { MinHealthyPercentage: 100, MaxHealthyPercentage: 200 }, [], 2],
  ])('replaces several: %s', (_case, policy, gone, coming) => {
    const scene = createKeptScene(policy, 2);

    fail(scene, 'i-001');
    fail(scene, 'i-002');

    const states = scene.members();
    expect(states.filter((line) => line.endsWith('Pending'))).toHaveLength(
      coming + (gone.length > 0 ? 1 : 0),
    );
    expect(states.filter((line) => line.endsWith('Terminating')).map((line) => line.split(' ')[0])).toEqual(
      gone.slice(0, 1),
    );
  });

  it('that leaves room below replaces as without one', () => {
    const scene = createKeptScene({ MinHealthyPercentage: 50, MaxHealthyPercentage: 110 }, 2);

    fail(scene, 'i-001');

    expect(scene.members()).toContain('i-001 us-east-1a Terminating');
  });

  it('waits for nothing where the instance has gone by itself', () => {
    const scene = createKeptScene(ahead);

    scene.instances.move('i-001', 'terminated');

    expect(scene.members()[0]).toMatch(/^i-002 .* Pending$/);
  });

  it('keeps what is unhealthy while nothing may be replaced, and launches nothing for it', () => {
    const scene = createKeptScene(ahead);
    scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['ReplaceUnhealthy'] });

    fail(scene, 'i-001');

    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
  });
});
