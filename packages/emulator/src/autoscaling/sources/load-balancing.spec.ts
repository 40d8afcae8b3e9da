import { createScene, type Scene } from '../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };
const stateOf = (scene: Scene) => scene.call('DescribeLoadBalancers', named).LoadBalancers?.[0]?.State;

function createServingScene(): Scene {
  const scene = createScene();
  scene.createGroup({ LoadBalancerNames: ['web-elb'] });
  scene.boot();
  scene.trafficSources.pass('web-elb', 'i-001');
  scene.trafficSources.pass('web-elb', 'i-002');
  return scene;
}

describe('a group with a load balancer', () => {
  it('registers each instance when it runs, and has it in service before its health checks pass', () => {
    const scene = createScene();
    scene.createGroup({ LoadBalancerNames: ['web-elb', 'api-elb'], DesiredCapacity: 1 });
    const before = [...scene.trafficSources.calls];

    scene.boot();

    expect(before).toEqual([]);
    expect(scene.trafficSources.calls).toEqual(['register web-elb i-001', 'register api-elb i-001']);
    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
  });

  it('is Added when all are registered, and InService when one passes', () => {
    const scene = createScene();
    scene.createGroup({ LoadBalancerNames: ['web-elb'] });
    scene.boot();
    const registered = stateOf(scene);

    scene.trafficSources.pass('web-elb', 'i-002');

    expect([registered, stateOf(scene)]).toEqual(['Added', 'InService']);
  });

  it('registers what is in service when one is attached later', () => {
    const scene = createScene();
    scene.createGroup();
    scene.boot();

    scene.call('AttachLoadBalancers', { ...named, LoadBalancerNames: ['web-elb'] });

    expect(scene.trafficSources.calls).toEqual(['register web-elb i-001', 'register web-elb i-002']);
    expect(stateOf(scene)).toBe('Added');
  });

  it('is Removing while its instances drain, then gone; the instances stay', () => {
    const scene = createServingScene();

    scene.call('DetachLoadBalancers', { ...named, LoadBalancerNames: ['web-elb'] });
    const states = [stateOf(scene)];
    scene.trafficSources.drained('web-elb', 'i-001');
    states.push(stateOf(scene));
    scene.trafficSources.drained('web-elb', 'i-002');
    states.push(stateOf(scene));

    expect(states).toEqual(['Removing', 'Removing', undefined]);
    expect(scene.members()).toEqual(['i-001 us-east-1a InService', 'i-002 us-east-1b InService']);
    expect(scene.group()?.LoadBalancerNames).toEqual([]);
  });

  it('can be attached again while it drains', () => {
    const scene = createServingScene();
    scene.call('DetachLoadBalancers', { ...named, LoadBalancerNames: ['web-elb'] });

    scene.call('AttachLoadBalancers', { ...named, LoadBalancerNames: ['web-elb'] });

    expect(scene.trafficSources.calls.slice(-2)).toEqual([
      'register web-elb i-001',
      'register web-elb i-002',
    ]);
    expect(stateOf(scene)).toBe('Added');
  });

  it('adds nothing that starts while AddToLoadBalancer is suspended, not even later', () => {
    const scene = createScene();
    scene.createGroup({ LoadBalancerNames: ['web-elb'], DesiredCapacity: 1 });
    scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['AddToLoadBalancer'] });

    scene.boot();
    scene.call('ResumeProcesses', named);

    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
    expect(scene.trafficSources.calls).toEqual([]);
  });

  it('refuses load balancers that do not exist, and detaching what is not attached', () => {
    const scene = createScene();
    scene.createGroup();

    expect(() => scene.call('AttachLoadBalancers', { ...named, LoadBalancerNames: ['nope'] })).toThrow(
      'Provided Load Balancers may not be valid. Please ensure they exist and try again.',
    );
    expect(() => scene.call('DetachLoadBalancers', { ...named, LoadBalancerNames: ['web-elb'] })).toThrow(
      expect.objectContaining({ code: 'ValidationError' }),
    );
  });
});

describe('scale-in behind a load balancer', () => {
  it('drains before it terminates, and says that it waits', () => {
    const scene = createServingScene();

    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 1 });

    expect(scene.trafficSources.calls.slice(-1)).toEqual(['deregister web-elb i-001']);
    expect(scene.members()[0]).toBe('i-001 us-east-1a Terminating');
    expect(scene.activityOf('i-001 -')).toMatchObject({
      StatusCode: 'WaitingForELBConnectionDraining',
      Description: 'Terminating EC2 instance: i-001 - Waiting For ELB Connection Draining.',
    });
    expect(scene.instances.terminated).toEqual([]);

    scene.trafficSources.drained('web-elb', 'i-001');

    expect(scene.instances.terminated).toEqual(['i-001']);
    expect(scene.activityOf('Terminating')).toMatchObject({
      StatusCode: 'InProgress',
      Description: 'Terminating EC2 instance: i-001',
    });
  });

  it('does not wait for an instance that has died', () => {
    const scene = createServingScene();

    scene.instances.move('i-001', 'terminated');

    expect(scene.members()).toEqual(['i-002 us-east-1b InService', 'i-003 us-east-1a Pending']);
    expect(scene.trafficSources.calls).toContain('deregister web-elb i-001');
  });
});
