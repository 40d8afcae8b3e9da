import { AwsError } from '../../service/aws-error.js';
import type {
  InstancePort,
  InstanceStateName,
  InstanceView,
  RunRequest,
  SubnetView,
} from '../../service/ports.js';

/** EC2 as Auto Scaling sees it; the test moves the instances. */
export interface FakeInstances extends InstancePort {
  /** What was launched, in order. */
  readonly launched: RunRequest[];
  readonly terminated: string[];
  readonly ids: () => readonly string[];
  readonly listeners: () => number;
  /** An instance that no group launched. */
  add(instanceId: string, state: InstanceStateName, zone?: string): void;
  move(instanceId: string, state: InstanceStateName): void;
  /** Every launch throws this until it is set back to `undefined`. */
  refuse(error: AwsError | undefined, zone?: string): void;
  publish(version: number): void;
}

/** Zones a, b and c with one subnet each; a template `lt-1` named `web`. */
export function createFakeInstances(now: () => Date): FakeInstances {
  const views = new Map<string, InstanceView>();
  const listeners = new Set<(instance: InstanceView) => void>();
  const launched: RunRequest[] = [];
  const terminated: string[] = [];
  let latest = 1;
  let refusal: { readonly error: AwsError; readonly zone: string | undefined } | undefined;

  const put = (view: InstanceView) => {
    views.set(view.instanceId, view);
    for (const listener of listeners) listener(view);
  };
  const add = (instanceId: string, state: InstanceStateName, subnet: SubnetView) =>
    put({ ...subnet, instanceId, state, ...constants, launchTime: now() });
  const move = (instanceId: string, state: InstanceStateName) => {
    const view = views.get(instanceId);
    if (view) put({ ...view, state });
  };

  return {
    launched,
    terminated,
    ids: () => [...views.keys()],
    listeners: () => listeners.size,
    add: (instanceId, state, zone = 'us-east-1a') => add(instanceId, state, subnetOf(zone)),
    move,
    refuse(error, zone) {
      refusal = error && { error, zone };
    },
    publish(version) {
      latest = version;
    },
    get: (id) => views.get(id),
    run(request) {
      const subnet = subnets.find(({ subnetId }) => subnetId === request.subnetId) ?? subnetOf('us-east-1a');
      if (refusal && (refusal.zone ?? subnet.zone) === subnet.zone) throw refusal.error;
      launched.push(request);
      const instanceId = `i-${String(launched.length).padStart(3, '0')}`;
      const instanceType = request.parameters?.InstanceType ?? constants.instanceType;
      put({ ...subnet, ...constants, instanceId, instanceType, state: 'pending', launchTime: now() });
      return views.get(instanceId) ?? fail(instanceId);
    },
    terminate(id) {
      terminated.push(id);
      if (views.get(id)?.state !== 'terminated') move(id, 'shutting-down');
    },
    stop(id) {
      if (views.get(id)?.state === 'running') move(id, 'stopping');
    },
    start(id) {
      if (views.get(id)?.state === 'stopped') move(id, 'pending');
    },
    address: () => undefined,
    disturbance: () => undefined,
    subnet: (id) => subnets.find(({ subnetId }) => subnetId === id),
    defaultSubnet: (zone) => subnets.find((subnet) => subnet.zone === zone),
    launchTemplate({ launchTemplateId = 'lt-1', version = '$Default' }) {
      if (launchTemplateId !== 'lt-1') {
        const message = `The specified launch template, with template ID ${launchTemplateId}, does not exist.`;
        throw new AwsError('InvalidLaunchTemplateId.NotFound', message);
      }
      const number = version.startsWith('$') ? latest : Number(version);
      return {
        ...{ launchTemplateId, launchTemplateName: 'web', version: number, ...constants },
        ...{ createdAt: now(), reasonProfileInvalid: undefined },
      };
    },
    missingSecurityGroups: () => [],
    securityGroupName: () => undefined,
    defaultSecurityGroup: () => undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const constants = { imageId: 'ami-1', instanceType: 't3.micro', privateIpAddress: '172.31.0.10' };

const subnets: readonly SubnetView[] = ['a', 'b', 'c'].map((letter) => ({
  subnetId: `subnet-${letter}`,
  vpcId: 'vpc-1',
  zone: `us-east-1${letter}`,
}));

const subnetOf = (wanted: string) => subnets.find(({ zone }) => zone === wanted) ?? fail(wanted);

function fail(what: string): never {
  throw new Error(`Not in the fake: ${what}`);
}
