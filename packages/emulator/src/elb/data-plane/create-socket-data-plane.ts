import type { InstancePort } from '../../ports.js';
import type { Time } from '../../time.js';
import { checkHealth } from '../health/check-health.js';
import { checkIntervalMs, realCheckTimeoutMs } from '../real-floors.js';
import { createHttpListener } from './create-http-listener.js';
import { createTcpListener } from './create-tcp-listener.js';
import type { DataPlane } from './data-plane.js';

/** Listeners that are bound on this machine, and checks that connect to where the instances listen. */
export function createSocketDataPlane(time: Time, instances: InstancePort): DataPlane {
  return {
    openListener: (_name, settings, context) =>
      (settings.protocol === 'HTTP' ? createHttpListener : createTcpListener)(context, settings),
    async checkHealth({ instanceId, target, timeoutSeconds, signal }) {
      const endpoint = instances.address(instanceId, target.port);
      if (endpoint === undefined) return false;
      const timeoutMs = realCheckTimeoutMs(time, timeoutSeconds * 1_000);
      return checkHealth({ target, endpoint, timeoutMs, signal });
    },
    checkIntervalMs: (awsMs) => checkIntervalMs(time, awsMs),
    // What is in flight has been counted since it began.
    leaving: () => undefined,
  };
}
