import type { InstanceRecord } from '../ec2/instances/instance-record.js';
import type { Ec2State } from '../ec2/state.js';
import type { Backend } from '../elb/data-plane/backend.js';
import type { DataPlane } from '../elb/data-plane/data-plane.js';
import type { HealthTarget } from '../elb/health/health-target.js';
import type { Time } from '../time.js';
import { answerAt, type SimulatedAnswer } from '../ec2/images/simulated-behaviour.js';

interface Ground {
  readonly state: Ec2State;
  readonly time: Time;
}

/** A name that is never resolved (RFC 2606). */
const hostOf = (loadBalancerName: string) => `${loadBalancerName}.elb.invalid`;

/** No sockets: health checks ask the simulated instance itself, and nobody connects to a load balancer. */
export const createSimulatedDataPlane = ({ state, time }: Ground): DataPlane => ({
  openListener: async (name, { loadBalancerPort: port }) => ({
    host: hostOf(name),
    port,
    close: async () => undefined,
  }),
  checkHealth({ instanceId, target }) {
    const instance = state.instances.get(instanceId);
    return instance !== undefined && passes(target, instance.program.port, answerOf(instance, time));
  },
  checkIntervalMs: (awsMs) => awsMs,
  leaving(backend) {
    const { drainMs = 0 } = state.instances.get(backend.instanceId)?.program.simulated ?? {};
    if (drainMs > 0) beginLastRequest(backend, { time, drainMs });
  },
});

/** Its program speaks HTTP on one port, without encryption. */
function passes({ kind, port }: HealthTarget, servedPort: number, answer: SimulatedAnswer): boolean {
  if (port !== servedPort || answer === 'nothing') return false;
  return kind === 'tcp' || (kind === 'http' && answer === 'healthy');
}

/** Images without a behaviour, such as those of an operating system, serve nothing. */
function answerOf({ state, program, runningSince }: InstanceRecord, time: Time): SimulatedAnswer {
  if (state !== 'running' || runningSince === undefined || program.simulated === undefined) return 'nothing';
  const runningMs = (time.now().getTime() - runningSince.getTime()) / time.scaled(1);
  return answerAt(program.simulated, runningMs);
}

function beginLastRequest(
  backend: Backend,
  { time, drainMs }: { readonly time: Time; readonly drainMs: number },
): void {
  const request = {
    cut() {
      cancel();
      backend.end(request);
    },
  };
  const cancel = time.after(drainMs, () => backend.end(request));
  backend.begin(request);
}
