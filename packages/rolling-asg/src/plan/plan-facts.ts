import type {
  Group,
  GroupAttachments,
  LaunchTemplate,
  LoadBalancerSettings,
  MachineImage,
} from '../cloud/cloud.js';
import type { ObservedGroup, ServiceObservation } from '../observe/observe-service.js';

/** Everything that a plan is decided on, read once. */
export interface PlanFacts {
  readonly observation: ServiceObservation;
  /** The group to replace; absent on a first deploy. */
  readonly live?: ObservedGroup;
  readonly attachments: GroupAttachments;
  /** Read where there is no live group: others behind the load balancers that the first one is to join. */
  readonly groupsBeside?: readonly Group[];
  readonly image?: MachineImage;
  readonly template?: LaunchTemplate;
  /** Those that next is to be attached to. */
  readonly loadBalancers: readonly LoadBalancerSettings[];
  readonly missingLoadBalancers: readonly string[];
  readonly instanceType?: string;
  /** What that type can boot; `undefined` when AWS does not know the type. */
  readonly architectures?: readonly string[];
  /** Zone of each subnet of next and of the load balancers, when it exists. */
  readonly subnetZones: Readonly<Record<string, string>>;
}
