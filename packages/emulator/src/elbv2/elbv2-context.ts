import type { CertificatePort, InstancePort } from '../service/ports.js';
import type { Surroundings } from '../service/service.js';
import type { DataPlane } from '../traffic/data-plane.js';
import type { Door, OpenListener } from '../traffic/listener.js';
import type { Meters } from './metrics/meters.js';
import type { WeightedTurns } from './routing/weighted-turns.js';
import type { Elbv2State } from './state.js';
import type { LiveTargetGroup } from './targets/live-target-group.js';

/** What runs behind the records, by the same ARNs. */
export interface Elbv2Live {
  readonly targetGroups: Map<string, LiveTargetGroup>;
  readonly listeners: Map<string, OpenListener>;
  /** By load balancer. */
  readonly doors: Map<string, Door>;
}

/** What the operations share. */
export interface Elbv2Context {
  readonly surroundings: Surroundings;
  readonly instances: InstancePort;
  readonly certificates: CertificatePort;
  readonly dataPlane: DataPlane;
  readonly state: Elbv2State;
  readonly live: Elbv2Live;
  readonly meters: Meters;
  /** Between the target groups of a rule. */
  readonly turns: WeightedTurns;
  /** Tells those who follow registrations of a change. */
  readonly changed: (targetGroupArn: string, instanceId: string) => void;
  /** Runs something once after so many AWS milliseconds, unless the service closes before. */
  readonly schedule: (awsMs: number, callback: () => void) => void;
  /** Operations that bind listeners run one after the other. */
  readonly inTurn: <Result>(operation: () => Promise<Result>) => Promise<Result>;
}

/** After a change of listeners, rules or zones: what is in use, and who is checked, may be others. */
export function routingChanged({ live }: Elbv2Context): void {
  for (const group of live.targetGroups.values()) group.refresh();
}
