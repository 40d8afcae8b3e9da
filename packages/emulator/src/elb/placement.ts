import { AwsError } from '../service/aws-error.js';
import type { InstancePort, SubnetView } from '../service/ports.js';

/** The subnets by their ids. Throws `AwsError` `SubnetNotFound`. */
export function readSubnets(ids: readonly string[], instances: InstancePort): SubnetView[] {
  return unique(ids).map((id) => {
    const subnet = instances.subnet(id);
    if (subnet === undefined) throw new AwsError('SubnetNotFound', `Unable to find subnet '${id}'.`);
    return subnet;
  });
}

/** The default subnets of zones. Throws `AwsError` `ValidationError` for a zone that is not in the region or has none. */
export function readZones(
  names: readonly string[],
  zones: readonly string[],
  instances: InstancePort,
): SubnetView[] {
  return unique(names).map((name) => {
    if (!zones.includes(name)) throw new AwsError('ValidationError', `Invalid availability zone: ${name}`);
    const subnet = instances.defaultSubnet(name);
    if (subnet === undefined)
      throw new AwsError('ValidationError', `No default subnet for availability zone: ${name}`);
    return subnet;
  });
}

/** Subnets that a load balancer can stand in together: of one VPC (`InvalidSubnet`), one in each zone (`InvalidConfigurationRequest`). */
export function checkedPlacement(subnets: readonly SubnetView[]): readonly SubnetView[] {
  const [first] = subnets;
  const stranger = subnets.find(({ vpcId }) => vpcId !== first?.vpcId);
  if (stranger !== undefined) {
    throw new AwsError(
      'InvalidSubnet',
      `Subnet '${stranger.subnetId}' is not in VPC '${String(first?.vpcId)}'.`,
    );
  }
  if (new Set(subnets.map(({ zone }) => zone)).size < subnets.length) {
    throw invalidConfiguration('ELB cannot be attached to multiple subnets in the same AZ.');
  }
  return subnets;
}

/** The subnets without some of them; a load balancer keeps one at least (`InvalidConfigurationRequest`). */
export function withoutSubnets(
  subnets: readonly SubnetView[],
  isRemoved: (subnet: SubnetView) => boolean,
): readonly SubnetView[] {
  const kept = subnets.filter((subnet) => !isRemoved(subnet));
  if (kept.length > 0) return kept;
  throw invalidConfiguration('A load balancer must keep at least one subnet.');
}

/** Security groups that exist. Throws `AwsError` `InvalidSecurityGroup`. */
export function checkedSecurityGroups(ids: readonly string[], instances: InstancePort): readonly string[] {
  const missing = instances.missingSecurityGroups(ids);
  if (missing.length === 0) return unique(ids);
  throw new AwsError('InvalidSecurityGroup', `The security group '${missing.join("', '")}' does not exist`);
}

const invalidConfiguration = (message: string) => new AwsError('InvalidConfigurationRequest', message, 409);

const unique = (values: readonly string[]) => [...new Set(values)];
