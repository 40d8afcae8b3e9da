import type { Activity, AutoScalingGroup, CreateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import { createAutoScaling } from '../../autoscaling/create-auto-scaling.js';
import type { operations } from '../../autoscaling/operations.js';
import { noHazards, type Hazards } from '../../service/hazards.js';
import { createFakeAlarms, type FakeAlarms } from './autoscaling-alarms.js';
import { createFakeInstances, type FakeInstances } from './autoscaling-instances.js';
import { createFakeLoadBalancers, type FakeLoadBalancers } from './autoscaling-load-balancers.js';
import { createManualTime, type ManualTime } from './autoscaling-time.js';

type Operations = typeof operations;
type Input<Name extends keyof Operations> = Operations[Name] extends () => unknown
  ? object
  : Parameters<Operations[Name]>[0];

/** Auto Scaling alone, between an EC2, an ELB and a clock that the test moves. */
export interface Scene {
  readonly instances: FakeInstances;
  readonly trafficSources: FakeLoadBalancers;
  readonly time: ManualTime;
  /** CloudWatch's, of which `too-many-errors` is one. */
  readonly alarms: FakeAlarms;
  readonly logged: string[];
  call<Name extends keyof Operations>(name: Name, input: Input<Name>): ReturnType<Operations[Name]>;
  /** Creates the group `web` of template `lt-1` over three subnets. */
  createGroup(input?: Partial<CreateAutoScalingGroupType>): void;
  group(name?: string): AutoScalingGroup | undefined;
  /** `i-001 us-east-1a InService` for each instance of the group. */
  members(name?: string): readonly string[];
  /** `Successful Launching a new EC2 instance: i-001` for each activity, as AWS lists them. */
  activities(): readonly string[];
  activityOf(text: string): Activity | undefined;
  /** Sets a metric of the group `web`. */
  setMetric(value: number, metric?: string): void;
  /** Lets every pending instance run. */
  boot(): void;
  /** Lets every instance that is shutting down terminate. */
  bury(): void;
  close(): Promise<void>;
}

export interface SceneOptions {
  /** How many AWS milliseconds pass in one real one. @default 1 */
  readonly speed?: number;
  /** @default nothing goes wrong */
  readonly hazards?: Hazards;
}

export function createScene({ speed = 1, hazards = noHazards }: SceneOptions = {}): Scene {
  const time = createManualTime(speed);
  const instances = createFakeInstances(() => time.now());
  const trafficSources = createFakeLoadBalancers(['web-elb', 'api-elb']);
  const alarms = createFakeAlarms(['too-many-errors']);
  const logged: string[] = [];
  let ids = 0;
  const service = createAutoScaling(
    {
      account: '123456789012',
      region: 'us-east-1',
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      time,
      newId: (prefix) => `${prefix}-${String((ids += 1)).padStart(17, '0')}`,
      log: (line) => logged.push(line),
      hazards,
    },
    { instances, trafficSources, alarms },
  );
  const call: Scene['call'] = (name, input) => {
    const operation = service.operations[name] as (input: unknown) => never; // the table is bound by name
    return operation(input);
  };
  const group = (name = 'web') =>
    call('DescribeAutoScalingGroups', { AutoScalingGroupNames: [name] }).AutoScalingGroups?.[0];
  const listActivities = () => {
    const { Activities = [] } = call('DescribeScalingActivities', { IncludeDeletedGroups: true });
    return Activities;
  };
  const moveAll = (from: string, to: 'running' | 'terminated') => {
    for (const id of instances.ids()) if (instances.get(id)?.state === from) instances.move(id, to);
  };
  return {
    instances,
    trafficSources,
    time,
    alarms,
    logged,
    call,
    createGroup(input = {}) {
      call('CreateAutoScalingGroup', { ...webGroup, ...input });
    },
    group,
    members: (name) =>
      (group(name)?.Instances ?? []).map(
        ({ InstanceId, AvailabilityZone, LifecycleState }) =>
          `${InstanceId} ${AvailabilityZone} ${LifecycleState}`,
      ),
    activities: () => listActivities().map(({ StatusCode, Description }) => `${StatusCode} ${Description}`),
    activityOf: (text) => listActivities().find(({ Description }) => Description?.includes(text)),
    setMetric: (value, metric) => service.setMetric('web', value, metric === undefined ? {} : { metric }),
    boot: () => moveAll('pending', 'running'),
    bury: () => moveAll('shutting-down', 'terminated'),
    close: () => service.close(),
  };
}

const webGroup: CreateAutoScalingGroupType = {
  AutoScalingGroupName: 'web',
  LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
  MinSize: 0,
  MaxSize: 6,
  DesiredCapacity: 2,
  VPCZoneIdentifier: 'subnet-a,subnet-b,subnet-c',
};
