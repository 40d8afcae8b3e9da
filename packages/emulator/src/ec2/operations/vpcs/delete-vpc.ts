import type { DeleteVpcRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { dependencyViolation, required } from '../../errors.js';
import { findVpc } from '../../network/find-network.js';
import { networkInterfaces } from '../../network-interfaces/network-interfaces.js';
import { removeRecords } from '../../remove-records.js';
import { isMain } from '../../route-tables/find-route-table.js';
import type { Ec2State } from '../../state.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * A VPC with more in it than it came with stays: `DependencyViolation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html
 */
export function deleteVpc(input: DeleteVpcRequest, { state }: Ec2Context): object {
  const { vpcId } = findVpc(state, required(input.VpcId, 'VpcId'));
  if (isUsed(state, vpcId)) {
    throw dependencyViolation(`The vpc '${vpcId}' has dependencies and cannot be deleted.`);
  }
  stopIfDryRun(input);
  const groups = idsIn(state.securityGroups, vpcId);
  const rules = [...state.securityGroupRules.values()].filter(({ groupId }) => groups.includes(groupId));
  removeRecords(
    state,
    state.securityGroupRules,
    rules.map(({ ruleId }) => ruleId),
  );
  removeRecords(state, state.securityGroups, groups);
  removeRecords(state, state.routeTables, idsIn(state.routeTables, vpcId));
  removeRecords(state, state.networkAcls, idsIn(state.networkAcls, vpcId));
  removeRecords(state, state.vpcs, [vpcId]);
  return {};
}

function isUsed(state: Ec2State, vpcId: string): boolean {
  const isIn = (one: { readonly vpcId?: string | undefined }) => one.vpcId === vpcId;
  return (
    [...state.subnets.values(), ...state.internetGateways.values()].some(isIn) ||
    [...state.securityGroups.values()].some((one) => isIn(one) && one.groupName !== 'default') ||
    [...state.routeTables.values()].some((one) => isIn(one) && !isMain(one)) ||
    networkInterfaces(state).some(isIn)
  );
}

const idsIn = (records: ReadonlyMap<string, { readonly vpcId: string }>, vpcId: string): readonly string[] =>
  [...records].filter(([, one]) => one.vpcId === vpcId).map(([id]) => id);
