import type { Alarm, Group, GroupAttachments, LaunchTemplate, MachineImage, Subnet } from '../cloud/cloud.js';
import type { InstanceRefresh } from '../cloud/instance-refresh.js';
import type { LaunchSurvey } from '../cloud/launch-survey.js';
import type { TrafficSource } from '../cloud/traffic-source.js';
import type { ObservedGroup, ServiceObservation } from '../observe/service/observe-service.js';

/** Everything that a plan is decided on, read once. */
export interface PlanFacts {
  readonly observation: ServiceObservation;
  /** The group to replace; absent on a first deploy. */
  readonly live?: ObservedGroup;
  readonly attachments: GroupAttachments;
  /** Groups that are not the service's and get traffic from the same sources. */
  readonly groupsBeside?: readonly Group[];
  /** Those of the options that exist. */
  readonly alarms: readonly Alarm[];
  /** What launches are going to meet. */
  readonly survey: LaunchSurvey;
  /** Instance refreshes of the live group, newest first; asked where it is to be refreshed. */
  readonly refreshes?: readonly InstanceRefresh[];
  readonly image?: MachineImage;
  readonly template?: LaunchTemplate;
  /** Those that next is to be attached to. */
  readonly sources: readonly TrafficSource[];
  readonly missingSources: readonly string[];
  readonly instanceType?: string;
  /** What that type can boot; `undefined` when AWS does not know the type. */
  readonly architectures?: readonly string[];
  /** What the further types of a mixed instances policy can boot, by type; `undefined` for one that AWS does not know. */
  readonly mixedArchitectures?: Readonly<Record<string, readonly string[] | undefined>>;
  /** Each subnet of next and of the load balancers, when it exists. */
  readonly subnets: Readonly<Record<string, Subnet>>;
}
