import type { DescribeRouteTablesRequest, DescribeRouteTablesResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { routeTableRules } from '../../filters/route-table-filters.js';
import { findAll } from '../../find-all.js';
import { notFoundRouteTable } from '../../route-tables/find-route-table.js';
import { presentRouteTable } from '../../route-tables/present-route-table.js';
import { selectPage } from '../../select-page.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html */
export function describeRouteTables(
  input: DescribeRouteTablesRequest,
  ec2: Ec2Context,
): DescribeRouteTablesResult {
  const named = findAll(ec2.state.routeTables.values(), input.RouteTableIds, {
    nameOf: ({ routeTableId }) => routeTableId,
    notFound: notFoundRouteTable,
  });
  const { items, NextToken } = selectPage(named, input, routeTableRules(ec2));
  return { RouteTables: items.map((table) => presentRouteTable(table, ec2)), NextToken };
}
