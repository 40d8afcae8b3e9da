import { getAvailabilityZones } from '@pulumi/aws/getAvailabilityZones.js';
import * as pulumi from '@pulumi/pulumi';
import type { NatScripts } from '../nat/nat-user-data.js';
import { formatNetworkPlan } from '../plan/format-network-plan.js';
import type { NetworkPlan } from '../plan/network-plan.js';
import { planNetwork } from '../plan/plan-network.js';
import { isNetworkPlanError } from '../terms/errors.js';
import { inputPropertyError } from '../terms/input-property-error.js';
import type { NetworkArgs } from '../terms/network-args.js';
import { createNetworkParts, type NetworkParts } from './create-network-parts.js';

/** What a network is created from: args that were found good, and the scripts that they name. */
export interface NetworkInputs {
  readonly name: string;
  readonly args: NetworkArgs;
  readonly scripts: NatScripts;
}

/** Asks for the region's zones, plans, and creates what was planned as children of `parent`. */
export async function createNetwork(
  { name, args, scripts }: NetworkInputs,
  parent: pulumi.Resource,
): Promise<NetworkParts> {
  const child = { parent };
  const plan = await planHere(args, child);
  const { environment = pulumi.getStack(), project = pulumi.getProject() } = args;
  const tags = (Name: string) => ({ ...args.tags, Name, Environment: environment, Project: project });
  if (pulumi.runtime.isDryRun()) await pulumi.log.info(formatNetworkPlan(plan), parent);
  return createNetworkParts({ name, plan, args, environment, child, tags }, scripts);
}

async function planHere(args: NetworkArgs, child: pulumi.InvokeOptions): Promise<NetworkPlan> {
  const zones = await getAvailabilityZones({ state: 'available' }, child);
  try {
    return planNetwork({ ...args, region: zones.region, availableZones: zones.names });
  } catch (error) {
    throw isNetworkPlanError(error) ? inputPropertyError(error.issues) : error;
  }
}
