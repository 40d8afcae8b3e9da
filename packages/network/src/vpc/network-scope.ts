import type * as pulumi from '@pulumi/pulumi';
import type { NetworkPlan } from '../plan/network-plan.js';
import type { NetworkArgs } from '../terms/network-args.js';

/** What everything in a network is made with. */
export interface NetworkScope {
  /** The name of the component; the names of its parts begin with it. */
  readonly name: string;
  readonly plan: NetworkPlan;
  readonly args: NetworkArgs;
  readonly environment: string;
  /** Makes the parts children of the component. */
  readonly child: { readonly parent: pulumi.Resource };
  /** Tags for the part that is called `name`. */
  tags(name: string): Record<string, string>;
}
