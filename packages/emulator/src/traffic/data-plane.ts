import type { Backend } from './backend.js';
import type { CheckOutcome } from './health/check-outcome.js';
import type { HealthTarget } from './health/health-target.js';
import type { Door, ListenerPlan, OpenListener } from './listener.js';

/** One look at an instance. */
export interface HealthQuestion {
  readonly instanceId: string;
  readonly target: HealthTarget;
  /** AWS's seconds for the whole check. */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
}

/** What is between clients, load balancers and instances: sockets, or nothing. */
export interface DataPlane {
  openListener(loadBalancerName: string, plan: ListenerPlan): Promise<OpenListener>;
  /** A port that a load balancer has before its first listener, and keeps. */
  openDoor(loadBalancerName: string): Promise<Door>;
  /** Looks at an instance. It never rejects. */
  checkHealth(question: HealthQuestion): CheckOutcome | Promise<CheckOutcome>;
  /** AWS's milliseconds between two checks of an instance. */
  checkIntervalMs(awsMs: number): number;
  /** An instance that served until now is leaving: here what it still has in flight may begin. */
  leaving(backend: Backend): void;
}
