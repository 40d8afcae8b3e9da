import type { HealthTarget } from '../health/health-target.js';
import type { ListenerSettings } from '../listener-settings.js';
import type { Backend } from './backend.js';
import type { ListenerContext, OpenListener } from './listener.js';

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
  openListener(
    loadBalancerName: string,
    listener: ListenerSettings,
    context: ListenerContext,
  ): Promise<OpenListener>;
  /** Whether the instance passes. It never rejects. */
  checkHealth(question: HealthQuestion): boolean | Promise<boolean>;
  /** AWS's milliseconds between two checks of an instance. */
  checkIntervalMs(awsMs: number): number;
  /** An instance that served until now is leaving: here what it still has in flight may begin. */
  leaving(backend: Backend): void;
}
