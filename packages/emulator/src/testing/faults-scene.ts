import { AwsError } from '../service/aws-error.js';
import type { Call, FaultedCall } from '../faults/calls/call.js';
import { createFaults, type Faults } from '../faults/create-faults.js';
import type { FaultPlan } from '../faults/plan/fault-plan.js';
import type { ServiceName } from '../service/service.js';
import { createManualTime, type ManualTime } from './autoscaling/autoscaling-time.js';

/** Faults on a clock that the test moves, and calls that count how often they took effect. */
export interface FaultsScene extends Faults {
  readonly time: ManualTime;
  /** `autoscaling:DetachLoadBalancers`, with what it is given; its output is `{ ran }`. */
  call(name: string, input?: object): Promise<FaultedCall>;
  /** How often calls took effect. */
  readonly ran: () => number;
  readonly logged: readonly string[];
}

export interface FaultsSceneOptions {
  /** What a call answers. @default how often calls took effect */
  readonly run?: () => unknown;
  readonly runAsOf?: (ageMs: number) => unknown;
}

export function createFaultsScene(plan: FaultPlan, { run, runAsOf }: FaultsSceneOptions = {}): FaultsScene {
  const time = createManualTime();
  const logged: string[] = [];
  const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  const faults = createFaults(plan, {
    ...{ time, zones },
    account: '123456789012',
    log: (line) => logged.push(line),
  });
  let ran = 0;
  const callOf = (name: string, input: object): Call => {
    const [service = '', operation = ''] = name.split(':');
    return {
      service: service as ServiceName, // the tests name services that there are
      operation,
      input,
      run: async () => {
        ran += 1;
        return run ? run() : { ran };
      },
      runAsOf: async (ageMs) => runAsOf?.(ageMs),
      internalError: () => new AwsError('InternalFailure', 'inside', 500),
    };
  };
  return {
    ...faults,
    time,
    logged,
    ran: () => ran,
    call: (name, input = {}) => faults.callFaults(callOf(name, input)),
  };
}
