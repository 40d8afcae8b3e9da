import type { Activity, LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import type { AlarmPort, InstancePort, TrafficSourcePort } from '../../service/ports.js';
import type { Surroundings } from '../../service/service.js';
import type { Group } from './group.js';

/** The service's state and what it may reach: every operation and every step of the reconciler gets this. */
export interface AutoScaling {
  readonly surroundings: Surroundings;
  readonly instances: InstancePort;
  readonly trafficSources: TrafficSourcePort;
  readonly alarms: AlarmPort;
  readonly groups: Map<string, Group>;
  /** By name, as they are described. */
  readonly launchConfigurations: Map<string, LaunchConfiguration>;
  /** The groups at an instant, in milliseconds of the clock, as far back as the hazards want to know. */
  readonly groupsAsOf: (atMs: number) => ReadonlyMap<string, Group>;
  /** By id, in the order of their start. Those of deleted groups stay. */
  readonly activities: Map<string, Activity>;
  /** Looks at the group now and does what there is to do; returns when it has settled. */
  readonly reconcile: (groupName: string) => void;
}

/** The answer of operations without content. */
export type Empty = Readonly<Record<string, never>>;
