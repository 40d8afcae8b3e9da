import type { InstanceRecord } from '../ec2/instances/instance-record.js';
import { answerAt, type SimulatedAnswer } from '../ec2/images/simulated-behaviour.js';
import type { Ec2State } from '../ec2/state.js';
import type { Time } from '../time/time.js';
import type { Backend } from '../traffic/backend.js';
import type { DataPlane } from '../traffic/data-plane.js';
import {
  checkFailed,
  checkPassed,
  checkTimedOut,
  type CheckOutcome,
} from '../traffic/health/check-outcome.js';
import type { HealthTarget } from '../traffic/health/health-target.js';
import type { OpenPort } from '../traffic/listener.js';

interface Ground {
  readonly state: Ec2State;
  readonly time: Time;
}

/** No sockets: health checks ask the simulated instance itself, and nobody connects to a load balancer. */
export const createSimulatedDataPlane = ({ state, time }: Ground): DataPlane => ({
  openListener: async (name, { ports }) => ({
    ...nowhere(name, ports.loadBalancerPort),
    accept: () => undefined,
  }),
  openDoor: async (name) => ({ ...nowhere(name, 80), lead: () => undefined }),
  checkHealth({ instanceId, target }) {
    const instance = state.instances.get(instanceId);
    if (instance === undefined) return checkTimedOut;
    return look(target, instance.program.port, answerOf(instance, time));
  },
  checkIntervalMs: (awsMs) => awsMs,
  leaving(backend) {
    const { drainMs = 0 } = state.instances.get(backend.instanceId)?.program.simulated ?? {};
    if (drainMs > 0) beginLastRequest(backend, { time, drainMs });
  },
});

/** A name that is never resolved (RFC 2606). */
const nowhere = (loadBalancerName: string, port: number): OpenPort => ({
  host: `${loadBalancerName}.elb.invalid`,
  port,
  close: async () => undefined,
});

/** Its program speaks HTTP on one port, without encryption. */
function look(target: HealthTarget, servedPort: number, answer: SimulatedAnswer): CheckOutcome {
  if (target.port !== servedPort) return checkFailed;
  if (answer === 'nothing') return checkTimedOut;
  if (target.kind === 'tcp') return checkPassed;
  if (target.kind !== 'http') return checkFailed;
  const status = answer === 'healthy' ? 200 : 500;
  const isAccepted = target.accepts?.(status) ?? status === 200;
  return isAccepted ? checkPassed : { kind: 'mismatch', status };
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
    isRequest: false,
    cut() {
      cancel();
      backend.end(request);
    },
  };
  const cancel = time.after(drainMs, () => backend.end(request));
  backend.begin(request);
}
