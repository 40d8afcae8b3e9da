import {
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
  DetachLoadBalancersCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  DescribeInstancesCommand,
  GetConsoleOutputCommand,
  RegisterImageCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceRunning,
} from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  DescribeLoadBalancersCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from '../create-emulator.js';
import { clientsOf, createLaboratory, type Laboratory } from '../testing/laboratory-fixture.js';
import type { SimulatedBehaviour } from '../ec2/images/simulated-behaviour.js';

const registering = 'OutOfService: Instance registration is still in progress.';
const notYetPassed =
  'OutOfService: Instance has not passed the configured HealthyThreshold number of health checks consecutively.';
const failed =
  'OutOfService: Instance has failed at least the UnhealthyThreshold number of health checks consecutively.';
const leaving = 'InService: Instance deregistration currently in progress.';

/** What the load balancer says of the one instance, whenever it says something else, and after how many seconds. */
async function history({ clock, health }: Laboratory, seconds: number): Promise<readonly string[]> {
  const startMs = clock.now();
  const told: string[] = [];
  for (let second = 0; second <= seconds; second += 1) {
    const [now = 'gone'] = await health();
    if (!told.at(-1)?.endsWith(` ${now}`)) told.push(`${(clock.now() - startMs) / 1_000} ${now}`);
    await clock.sleep(1_000);
  }
  return told;
}

async function historyOf(behaviour: SimulatedBehaviour, seconds: number): Promise<readonly string[]> {
  await using laboratory = await createLaboratory();
  await laboratory.createLoadBalancer();
  await laboratory.createGroup('web-1', 1, { behaviour });
  return await history(laboratory, seconds);
}

const detach = ({ autoScaling }: Laboratory, AutoScalingGroupName: string) =>
  autoScaling.send(new DetachLoadBalancersCommand({ AutoScalingGroupName, LoadBalancerNames: ['web'] }));

describe('a simulated instance behind a load balancer', () => {
  it('is registered when it runs, and in service after the checks that AWS would make', async () => {
    expect(await historyOf({}, 30)).toEqual([
      '0 gone',
      `10 ${registering}`,
      `11 ${notYetPassed}`,
      '15 InService',
    ]);
  });

  it('answers when its program has booted', async () => {
    expect(await historyOf({ bootMs: 12_000 }, 40)).toEqual([
      '0 gone',
      `10 ${registering}`,
      `11 ${notYetPassed}`,
      `15 ${failed}`,
      `25 ${notYetPassed}`,
      '30 InService',
    ]);
  });

  it('never serves when it fails', async () => {
    expect((await historyOf({ answers: 'failing' }, 600)).at(-1)).toBe(`15 ${failed}`);
  });

  it('stops serving when its program dies, and stays running', async () => {
    expect((await historyOf({ diesAfterMs: 20_000 }, 600)).slice(-2)).toEqual([
      '15 InService',
      `35 ${failed}`,
    ]);
  });

  it('comes and goes when it flaps', async () => {
    expect((await historyOf({ flapsEveryMs: 20_000 }, 60)).slice(3)).toEqual([
      '15 InService',
      `35 ${failed}`,
      `50 ${notYetPassed}`,
      '55 InService',
    ]);
  });

  it('passes a TCP check although its program fails, and none on another port', async () => {
    await using laboratory = await createLaboratory();
    const { elb, clock, health } = laboratory;
    await laboratory.createLoadBalancer();
    const check = { Interval: 5, Timeout: 2, HealthyThreshold: 2, UnhealthyThreshold: 2 };
    const checkOn = (Target: string) =>
      elb.send(
        new ConfigureHealthCheckCommand({ LoadBalancerName: 'web', HealthCheck: { ...check, Target } }),
      );
    await laboratory.createGroup('web-1', 1, { behaviour: { answers: 'failing', port: 8080 } });

    await checkOn('TCP:8080');
    await clock.sleep(30_000);
    expect(await health()).toEqual(['InService']);
    await checkOn('TCP:80');
    await clock.sleep(30_000);
    expect(await health()).toEqual([failed]);
    await checkOn('HTTPS:8080/');
    await clock.sleep(30_000);
    expect(await health()).toEqual([failed]);
  });

  it('keeps a leaving instance for as long as its last request takes', async () => {
    await using laboratory = await createLaboratory();
    const { clock, health } = laboratory;
    await laboratory.createLoadBalancer({ drainingSeconds: 60 });
    await laboratory.createGroup('web-1', 1, { behaviour: { drainMs: 20_000 } });
    await clock.sleep(30_000);

    await detach(laboratory, 'web-1');
    const told = await history(laboratory, 30);

    expect(told).toEqual([`0 ${leaving}`, '20 gone']);
    expect(await health()).toEqual([]);
  });

  it('cuts the last request when draining times out', async () => {
    await using laboratory = await createLaboratory();
    await laboratory.createLoadBalancer({ drainingSeconds: 5 });
    await laboratory.createGroup('web-1', 1, { behaviour: { drainMs: 20_000 } });
    await laboratory.clock.sleep(30_000);

    await detach(laboratory, 'web-1');

    expect(await history(laboratory, 10)).toEqual([`0 ${leaving}`, '5 gone']);
  });

  it('has nothing to drain when it never served', async () => {
    await using laboratory = await createLaboratory();
    await laboratory.createLoadBalancer({ drainingSeconds: 60 });
    await laboratory.createGroup('web-1', 1, { behaviour: { drainMs: 20_000, answers: 'failing' } });
    await laboratory.clock.sleep(30_000);

    await detach(laboratory, 'web-1');

    expect(await laboratory.health()).toEqual([]);
  });

  it('is replaced by a group that heeds the load balancer, once it fails there', async () => {
    await using laboratory = await createLaboratory();
    const { autoScaling, clock } = laboratory;
    await laboratory.createLoadBalancer();
    const behaviour = { diesAfterMs: 300_000 };
    await laboratory.createGroup('web-1', 1, { behaviour, healthCheckType: 'ELB' });

    await clock.sleep(330_000);
    const { Activities = [] } = await autoScaling.send(new DescribeScalingActivitiesCommand({}));

    expect(Activities.map(({ Description }) => Description)).toEqual([
      expect.stringMatching(/^Launching a new EC2 instance: i-/),
      expect.stringMatching(/^Terminating EC2 instance: i-/),
      expect.stringMatching(/^Launching a new EC2 instance: i-/),
    ]);
    expect(Activities.at(-1)?.StartTime).toEqual(new Date('2026-01-01T00:00:00Z'));
  });
});

describe('simulated instances', () => {
  it('take their time to stop, but not longer than EC2 gives them', async () => {
    await using laboratory = await createLaboratory();
    const { ec2, clock, emulator } = laboratory;
    const stateAfter = async (stopMs: number, ms: number) => {
      const ImageId = emulator.registerSimulatedImage({ name: `stops in ${stopMs} ${ms}`, stopMs });
      const launch = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const;
      const { Instances = [] } = await ec2.send(new RunInstancesCommand(launch));
      await clock.sleep(20_000);
      const InstanceIds = Instances.flatMap(({ InstanceId }) => InstanceId ?? []);
      await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
      await clock.sleep(ms);
      const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
      return Reservations?.[0]?.Instances?.[0]?.State?.Name;
    };

    expect(await stateAfter(10_000, 9_000)).toBe('shutting-down');
    expect(await stateAfter(10_000, 11_000)).toBe('terminated');
    expect(await stateAfter(90_000, 29_000)).toBe('shutting-down');
    expect(await stateAfter(90_000, 31_000)).toBe('terminated');
  });

  it('have addresses that nobody has, and write nothing', async () => {
    await using laboratory = await createLaboratory();
    await laboratory.createLoadBalancer();
    await laboratory.createGroup('web-1', 2);
    const { ec2, elb } = laboratory;

    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
    const InstanceId = instances[0]?.InstanceId;
    const { Output } = await ec2.send(new GetConsoleOutputCommand({ InstanceId }));
    const { LoadBalancerDescriptions } = await elb.send(new DescribeLoadBalancersCommand({}));

    expect(instances.map(({ PublicIpAddress }) => PublicIpAddress)).toEqual(['100.64.0.1', '100.64.0.2']);
    expect(Output).toBe('');
    expect(LoadBalancerDescriptions?.[0]?.DNSName).toBe('web.elb.invalid:80');
  });

  it('are the same every time', async () => {
    const ids = async () => {
      await using laboratory = await createLaboratory();
      await laboratory.createLoadBalancer();
      await laboratory.createGroup('web-1', 3);
      await laboratory.clock.sleep(60_000);
      return (await laboratory.autoScaling.send(new DescribeAutoScalingGroupsCommand({}))).AutoScalingGroups;
    };

    expect(await ids()).toEqual(await ids());
  });

  it('leave nothing on the clock when the emulator closes, whatever goes on', async () => {
    await using laboratory = await createLaboratory();
    const { clock, emulator, autoScaling, ec2 } = laboratory;
    await laboratory.createLoadBalancer({ drainingSeconds: 300 });
    await laboratory.createGroup('web-1', 2, { behaviour: { drainMs: 200_000, stopMs: 20_000 } });
    await laboratory.createGroup('web-2', 2);
    await clock.sleep(30_000);
    await detach(laboratory, 'web-1');
    const group = { AutoScalingGroupName: 'web-2', ForceDelete: true };
    await autoScaling.send(new DeleteAutoScalingGroupCommand(group));
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    const [InstanceId = ''] = Reservations.flatMap(({ Instances = [] }) =>
      Instances.flatMap(({ InstanceId = [] }) => InstanceId),
    );
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
    expect(clock.sleeping()).toBeGreaterThan(5);

    await emulator.close();

    expect(clock.sleeping()).toBe(0);
  });

  it('pass as fast as `speed` says on the machine’s own clock, too', async () => {
    await using emulator = await createEmulator({ instances: 'simulated', speed: 10_000 });
    const { ec2 } = clientsOf(emulator);
    const ImageId = emulator.registerSimulatedImage({ name: 'app' });

    await ec2.send(new RunInstancesCommand({ ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }));
    const { state } = await waitUntilInstanceRunning(
      { client: ec2, maxWaitTime: 20, minDelay: 1, maxDelay: 1 },
      {},
    );

    expect(state).toBe('SUCCESS');
  });
});

describe('an image of a simulated instance', () => {
  it('can be registered over the API, as data', async () => {
    await using laboratory = await createLaboratory();
    const ImageLocation = 'data:application/json,{"bootMs":20000,"answers":"failing"}';

    const { ImageId } = await laboratory.ec2.send(new RegisterImageCommand({ Name: 'app', ImageLocation }));

    expect(ImageId).toMatch(/^ami-[0-9a-f]{17}$/);
  });

  it.each([
    ['data:application/json,{"bootMs":-1}', '`bootMs` must be an integer >= 0, got `-1`'],
    ['data:application/json,{"port":70000}', '`port` must be an integer from 1 to 65535, got `70000`'],
    ['data:application/json,{"flapsEveryMs":0}', '`flapsEveryMs` must be an integer >= 1, got `0`'],
    [
      'data:application/json,{"answers":"well"}',
      '`answers` must be one of `healthy`, `failing`, `nothing`, got `"well"`',
    ],
    ['data:application/json,{"boot":1}', 'has an unknown property `boot`; known are `port`, `bootMs`'],
    ['data:application/json,[]', 'is no object'],
    ['data:application/json,{', 'could not be read: SyntaxError'],
    ['/images/app', 'expected `data:application/json,` and a behaviour'],
  ])('is refused with a sentence for %s', async (ImageLocation, sentence) => {
    await using laboratory = await createLaboratory();

    const registered = laboratory.ec2.send(new RegisterImageCommand({ Name: 'app', ImageLocation }));

    await expect(registered).rejects.toThrow(sentence);
  });

  it('has a name of its own, and needs simulated instances', async () => {
    await using laboratory = await createLaboratory();
    await using real = await createEmulator({ listen: false });
    laboratory.emulator.registerSimulatedImage({ name: 'app' });

    expect(() => laboratory.emulator.registerSimulatedImage({ name: 'app' })).toThrow('already in use');
    expect(() => real.registerSimulatedImage({ name: 'app' })).toThrow("needs `instances: 'simulated'`");
  });
});
