import type { CreateLoadBalancerInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../service/aws-error.js';
import type { InstancePort, SubnetView } from '../service/ports.js';
import { validationError } from './errors.js';
import type { LoadBalancerType } from './protocols.js';

type SubnetsInput = Pick<CreateLoadBalancerInput, 'Subnets' | 'SubnetMappings'>;

/**
 * The subnets that a load balancer stands in: of one VPC, one in each zone, and for an application two at least. Throws
 * `AwsError`: `SubnetNotFound`, `InvalidSubnet`, `InvalidConfigurationRequest`, `ValidationError`.
 */
export function readSubnets(
  { Subnets = [], SubnetMappings = [] }: SubnetsInput,
  type: LoadBalancerType,
  instances: InstancePort,
): readonly SubnetView[] {
  if (Subnets.length > 0 && SubnetMappings.length > 0)
    throw validationError('You can specify either subnets or subnet mappings, not both');
  const ids = [...new Set([...Subnets, ...SubnetMappings.flatMap(({ SubnetId }) => SubnetId ?? [])])];
  if (ids.length === 0) throw validationError('You must specify subnets in at least one Availability Zone');
  const subnets = ids.map((id) => findSubnet(instances, id));
  const zones = new Set(subnets.map(({ zone }) => zone));
  if (zones.size < subnets.length)
    throw new AwsError(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  if (type === 'application' && zones.size < 2)
    throw validationError('At least two subnets in two different Availability Zones must be specified');
  if (new Set(subnets.map(({ vpcId }) => vpcId)).size === 1) return subnets;
  throw new AwsError('InvalidSubnet', 'All subnets must belong to the same VPC');
}

/** Security groups that exist; an application load balancer without one gets its VPC's default one. */
export function readSecurityGroups(
  ids: readonly string[],
  { type, vpcId }: { readonly type: LoadBalancerType; readonly vpcId: string },
  instances: InstancePort,
): readonly string[] {
  const missing = instances.missingSecurityGroups(ids);
  if (missing.length > 0)
    throw new AwsError('InvalidSecurityGroup', `Security group '${missing.join("', '")}' does not exist`);
  if (ids.length > 0 || type === 'network') return [...new Set(ids)];
  const group = instances.defaultSecurityGroup(vpcId);
  return group === undefined ? [] : [group];
}

function findSubnet(instances: InstancePort, id: string): SubnetView {
  const subnet = instances.subnet(id);
  if (subnet !== undefined) return subnet;
  throw new AwsError('SubnetNotFound', `The subnet ID '${id}' does not exist`);
}
