import type { AwsError } from './aws-error.js';
import { likely, type Doubts } from './doubts.js';

/** A launch that EC2 is about to make. */
export interface LaunchSeen {
  readonly instanceType: string;
  readonly zone: string;
  readonly subnetId: string;
  readonly imageId: string;
  readonly keyName: string | undefined;
  /** The Auto Scaling group that launches, if one does. */
  readonly groupName: string | undefined;
  /** vCPUs of all instances, with those of this launch. */
  readonly vcpus: number;
}

/** An instance as far as faults choose by it. */
export interface InstanceSeen {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly zone: string;
  readonly groupName: string | undefined;
}

/** How an instance boots. */
export interface BootSeen {
  /** AWS milliseconds. */
  readonly bootMs: number;
  /** It ends instead of running. */
  readonly dies: boolean;
}

/** What can go wrong around the services: they ask, and the fault plan answers. */
export interface Hazards {
  readonly doubts: () => Doubts;
  /** How many real milliseconds back reads may ask. */
  readonly keepMs: () => number;
  /** EC2's error for the launch, if it is refused. */
  readonly refuseLaunch: (launch: LaunchSeen) => AwsError | undefined;
  /** Called once a boot. */
  readonly boot: (instance: InstanceSeen, bootMs: number) => BootSeen;
  /** Whether any instance may be disturbed now: where none is, nobody needs to be asked for. */
  readonly disturbsInstances: () => boolean;
  /** `silent`: nothing of the instance answers now. `failing`: its health checks fail. */
  readonly disturbance: (instance: InstanceSeen) => Disturbance | undefined;
}

export type Disturbance = 'silent' | 'failing';

/** Nothing goes wrong, and AWS is as it is taken to be. */
export const noHazards: Hazards = {
  doubts: () => likely,
  keepMs: () => 0,
  refuseLaunch: () => undefined,
  boot: (_instance, bootMs) => ({ bootMs, dies: false }),
  disturbsInstances: () => false,
  disturbance: () => undefined,
};
