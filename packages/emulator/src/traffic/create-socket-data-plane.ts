import type { InstancePort } from '../service/ports.js';
import type { Time } from '../time/time.js';
import type { DataPlane } from './data-plane.js';
import { checkHealth } from './health/check-health.js';
import { checkFailed } from './health/check-outcome.js';
import { createHttpListener } from './http/create-http-listener.js';
import { openDoor } from './open-door.js';
import { checkIntervalMs, realCheckTimeoutMs } from './real-floors.js';
import { createTcpListener } from './tcp/create-tcp-listener.js';

/** Listeners that are bound on this machine, and checks that connect to where the instances listen. */
export function createSocketDataPlane(time: Time, instances: InstancePort): DataPlane {
  return {
    openListener: (_name, plan) =>
      plan.kind === 'http'
        ? createHttpListener(plan.context, plan.ports)
        : createTcpListener(plan.context, plan.ports),
    openDoor,
    async checkHealth({ instanceId, target, timeoutSeconds, signal }) {
      const endpoint = instances.address(instanceId, target.port);
      if (endpoint === undefined) return checkFailed;
      const timeoutMs = realCheckTimeoutMs(time, timeoutSeconds * 1_000);
      return checkHealth({ target, endpoint, timeoutMs, signal });
    },
    checkIntervalMs: (awsMs) => checkIntervalMs(time, awsMs),
    // What is in flight has been counted since it began.
    leaving: () => undefined,
  };
}
