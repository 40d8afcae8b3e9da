import { assertNever } from '../terms/assert-never.js';
import type { NetworkScope } from '../vpc/network-scope.js';
import { createNatGateways } from './create-nat-gateways.js';
import { createNatInstances, type NatInstancesOptions } from './create-nat-instances.js';
import { type Nats, noNats } from './nats.js';

/** Creates the NATs of the kind that the plan says. */
export async function createNats(scope: NetworkScope, options: NatInstancesOptions): Promise<Nats> {
  const { kind } = scope.plan.nat;
  switch (kind) {
    case 'instance':
      return createNatInstances(scope, options);
    case 'gateway':
      return createNatGateways(scope, options.subnets, options.ready);
    case 'none':
      return noNats;
    default:
      return assertNever(kind);
  }
}
