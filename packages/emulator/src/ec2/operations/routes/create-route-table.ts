import type { CreateRouteTableRequest, CreateRouteTableResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findVpc } from '../../network/find-network.js';
import { onceForToken } from '../../once-for-token.js';
import { addRouteTable } from '../../route-tables/add-route-table.js';
import { presentRouteTable } from '../../route-tables/present-route-table.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteTable.html */
export const createRouteTable = (input: CreateRouteTableRequest, ec2: Ec2Context): CreateRouteTableResult =>
  onceForToken(ec2, { operation: 'CreateRouteTable', request: input }, () => create(input, ec2));

function create(input: CreateRouteTableRequest, ec2: Ec2Context): CreateRouteTableResult {
  const { state, surroundings } = ec2;
  const vpc = findVpc(state, required(input.VpcId, 'vpcId'));
  const tags = specifiedTags(input.TagSpecifications, { type: 'route-table' });
  stopIfDryRun(input);
  const table = addRouteTable(state, vpc, surroundings.newId);
  addTags(state, table.routeTableId, tags);
  return { RouteTable: presentRouteTable(table, ec2) };
}
