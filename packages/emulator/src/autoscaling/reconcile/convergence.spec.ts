import fc from 'fast-check';
import { AwsError } from '../../service/aws-error.js';
import { createScene, type Scene } from '../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };

type Event = (scene: Scene) => void;

const pick = (scene: Scene, index: number) => {
  const ids = scene.group()?.Instances?.map(({ InstanceId = '' }) => InstanceId) ?? [];
  return ids[index % ids.length];
};

/** A request that AWS refuses in this state is no event. */
const attempt = (request: () => unknown) => {
  try {
    request();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
};

const withInstance = (request: (scene: Scene, id: string) => unknown) =>
  fc.nat(20).map(
    (index): Event =>
      (scene) => {
        const id = pick(scene, index);
        if (id !== undefined) attempt(() => request(scene, id));
      },
  );

const events: fc.Arbitrary<Event> = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map(
    (DesiredCapacity): Event =>
      (scene) => {
        scene.call('SetDesiredCapacity', { ...named, DesiredCapacity });
      },
  ),
  fc.constantFrom<Event>(
    (scene) => scene.boot(),
    (scene) => scene.bury(),
    (scene) => scene.time.advance(45_000),
    (scene) => drainAll(scene),
  ),
  fc.constantFrom('Launch', 'Terminate', 'HealthCheck', 'ReplaceUnhealthy', 'AZRebalance').map(
    (process): Event =>
      (scene) => {
        scene.call('SuspendProcesses', { ...named, ScalingProcesses: [process] });
      },
  ),
  fc.constant<Event>((scene) => {
    scene.call('ResumeProcesses', named);
  }),
  fc.constantFrom('subnet-a,subnet-b', 'subnet-b,subnet-c', 'subnet-a,subnet-b,subnet-c').map(
    (VPCZoneIdentifier): Event =>
      (scene) => {
        scene.call('UpdateAutoScalingGroup', { ...named, VPCZoneIdentifier });
      },
  ),
  fc.boolean().map(
    (attached): Event =>
      (scene) => {
        const input = { ...named, LoadBalancerNames: ['web-elb'] };
        attempt(() => scene.call(attached ? 'AttachLoadBalancers' : 'DetachLoadBalancers', input));
      },
  ),
  withInstance((scene, id) => scene.instances.move(id, 'terminated')),
  withInstance((scene, id) => scene.trafficSources.fail('web-elb', id)),
  withInstance((scene, id) =>
    scene.call('EnterStandby', { ...named, InstanceIds: [id], ShouldDecrementDesiredCapacity: false }),
  ),
  withInstance((scene, id) => scene.call('ExitStandby', { ...named, InstanceIds: [id] })),
  withInstance((scene, id) =>
    scene.call('TerminateInstanceInAutoScalingGroup', {
      InstanceId: id,
      ShouldDecrementDesiredCapacity: false,
    }),
  ),
);

function drainAll(scene: Scene): void {
  for (const id of scene.instances.ids()) {
    if (scene.trafficSources.registration('web-elb', id) === 'leaving')
      scene.trafficSources.drained('web-elb', id);
  }
}

/** Lets everything that was begun end. */
function settle(scene: Scene): void {
  scene.call('ResumeProcesses', named);
  for (let round = 0; round < 40; round += 1) {
    drainAll(scene);
    scene.boot();
    scene.bury();
    scene.time.advance(600_000);
  }
}

describe('whatever happens to a group', () => {
  it('it ends with what it wants in service, evenly over its zones, and nothing half done', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 25 }), (happenings) => {
        const scene = createScene();
        scene.createGroup({ LoadBalancerNames: ['web-elb'], HealthCheckType: 'ELB' });
        for (const happening of happenings) happening(scene);

        settle(scene);

        const group = scene.group();
        const inService =
          group?.Instances?.filter(({ LifecycleState }) => LifecycleState === 'InService') ?? [];
        const rest = group?.Instances?.filter(({ LifecycleState }) => LifecycleState !== 'InService') ?? [];
        const perZone = group?.AvailabilityZones?.map(
          (zone) => inService.filter(({ AvailabilityZone }) => AvailabilityZone === zone).length,
        );
        expect(inService).toHaveLength(group?.DesiredCapacity ?? NaN);
        expect(rest.every(({ LifecycleState }) => LifecycleState === 'Standby')).toBe(true);
        expect(Math.max(...(perZone ?? [])) - Math.min(...(perZone ?? []))).toBeLessThanOrEqual(1);
        expect(perZone?.reduce((sum, count) => sum + count, 0)).toBe(inService.length);
        expect(scene.activities().filter((line) => !/^(Successful|Cancelled|Failed) /.test(line))).toEqual(
          [],
        );
        expect(scene.logged).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('a protected instance is never scaled in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 10 }), fc.nat(5), (sizes, index) => {
        const scene = createScene();
        scene.createGroup({ DesiredCapacity: 6 });
        scene.boot();
        const id = pick(scene, index) ?? '';
        scene.call('SetInstanceProtection', { ...named, InstanceIds: [id], ProtectedFromScaleIn: true });

        for (const DesiredCapacity of sizes) {
          scene.call('SetDesiredCapacity', { ...named, DesiredCapacity });
          scene.boot();
          scene.bury();
        }

        expect(scene.instances.terminated).not.toContain(id);
        expect(scene.members().some((line) => line.startsWith(id) && line.endsWith('InService'))).toBe(true);
      }),
    );
  });
});
