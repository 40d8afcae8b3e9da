import type { FilterTable, FilterValue } from '../../listing/filter-items.js';
import type { Ec2Context } from '../ec2-context.js';
import type { RouteRecord, RouteTableRecord } from '../route-tables/route-table-records.js';
import { routeHolder } from '../route-tables/route-holder.js';
import type { SelectRules } from '../select-page.js';
import { noneHave } from './none-have.js';
import { tagsOf } from '../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html */
export const routeTableRules = (ec2: Ec2Context): SelectRules<RouteTableRecord> => ({
  tags: ({ routeTableId }) => tagsOf(ec2.state, routeTableId),
  table: {
    'route-table-id': ({ routeTableId }) => routeTableId,
    'vpc-id': ({ vpcId }) => vpcId,
    'owner-id': () => ec2.surroundings.account,
    'association.route-table-association-id': ({ associations }) =>
      associations.map(({ associationId }) => associationId),
    'association.route-table-id': ({ associations, routeTableId }) => associations.map(() => routeTableId),
    'association.subnet-id': ({ associations }) => associations.map(({ subnetId }) => subnetId),
    'association.main': ({ associations }) => associations.map(({ subnetId }) => subnetId === undefined),
    ...routeFilters(ec2),
    ...noneHave('association.gateway-id', 'route.destination-ipv6-cidr-block', 'route.transit-gateway-id'),
    ...noneHave('route.destination-prefix-list-id', 'route.vpc-peering-connection-id'),
    ...noneHave('route.egress-only-internet-gateway-id'),
  },
});

function routeFilters({ state }: Ec2Context): FilterTable<RouteTableRecord> {
  const ofRoutes =
    (valueOf: (route: RouteRecord) => string | undefined) =>
    (table: RouteTableRecord): FilterValue =>
      table.routes.map(valueOf);
  return {
    'route.destination-cidr-block': ofRoutes(({ destination }) => destination),
    'route.gateway-id': ofRoutes(({ target }) => {
      if (target.kind === 'local') return 'local';
      return target.kind === 'internetGateway' ? target.internetGatewayId : undefined;
    }),
    'route.nat-gateway-id': ofRoutes(({ target }) =>
      target.kind === 'natGateway' ? target.natGatewayId : undefined,
    ),
    'route.instance-id': ofRoutes(({ target }) => routeHolder(target, state).instanceId),
    'route.origin': ofRoutes(({ origin }) => origin),
    'route.state': ofRoutes(({ target }) => (routeHolder(target, state).isActive ? 'active' : 'blackhole')),
  };
}
