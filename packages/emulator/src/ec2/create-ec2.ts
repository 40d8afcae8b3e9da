import type { InstancePort, InstanceProfilePort } from '../service/ports.js';
import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import { ec2Operations } from './ec2-operations.js';
import type { Ec2Context } from './ec2-context.js';
import type { HostGround, InstanceHost } from './hosts/instance-host.js';
import { addBuiltInImages } from './images/built-in-images.js';
import { createInstanceChanges } from './instances/instance-changes.js';
import { createInstancePort } from './instances/create-instance-port.js';
import { Machines } from './instances/machines.js';
import { createDefaultVpc } from './network/create-default-vpc.js';
import { createSchedule } from './schedule.js';
import { createState, stateAsOf } from './state.js';
import { withDryRun } from './with-dry-run.js';

export interface Ec2Options {
  /** What the instances run on. */
  readonly createHost: (ground: HostGround) => InstanceHost | Promise<InstanceHost>;
  /** How long an instance is `pending`, in AWS milliseconds. @default 10_000 */
  readonly bootMs?: number;
  /** From SIGTERM to SIGKILL when an instance is terminated, in AWS milliseconds. @default 30_000 */
  readonly terminateGraceMs?: number;
  /** The least of that wait, in milliseconds of the clock, and all of it when the service closes. @default 2_000 */
  readonly shortestGraceMs?: number;
  /** vCPUs that all instances may have together. @default without end */
  readonly vcpuLimit?: number;
  /** What launches may name. */
  readonly instanceProfiles: InstanceProfilePort;
  /** The value of a parameter of Systems Manager. @default there are none */
  readonly parameterValue?: Ec2Context['parameterValue'];
}

export interface Ec2 {
  readonly service: Service;
  readonly instances: InstancePort;
  /** What its operations are bound to. */
  readonly context: Ec2Context;
}

/** EC2 of one account and region, with its default VPC. */
export async function createEc2(
  surroundings: Surroundings,
  {
    createHost,
    bootMs = 10_000,
    terminateGraceMs = 30_000,
    shortestGraceMs = 2_000,
    vcpuLimit = Infinity,
    instanceProfiles,
    parameterValue = () => undefined,
  }: Ec2Options,
): Promise<Ec2> {
  const state = createState({
    nowMs: () => surroundings.time.now().getTime(),
    keepMs: surroundings.hazards.keepMs,
  });
  const host = await createHost({ state, surroundings });
  createDefaultVpc(state, surroundings);
  addBuiltInImages(state, surroundings.region);
  const changes = createInstanceChanges(state);
  const machines = new Machines({
    ...{ state, surroundings, changes, host },
    ...{ bootMs, terminateGraceMs, shortestGraceMs },
  });
  const schedule = createSchedule(surroundings.time);
  const context = {
    ...{ surroundings, state, changes, host, machines, schedule },
    ...{ instanceProfiles, parameterValue, vcpuLimit },
  };
  return {
    context,
    service: {
      name: 'ec2',
      operations: bindOperations(withDryRun(ec2Operations), context),
      operationsAsOf: (atMs) => bindOperations(ec2Operations, { ...context, state: stateAsOf(state, atMs) }),
      close: () => {
        schedule.close();
        return machines.close();
      },
    },
    instances: createInstancePort(context),
  };
}
