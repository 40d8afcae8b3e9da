import type {
  DescribeAccessPointsInput,
  DescribeAccessPointsOutput,
  LoadBalancerDescription,
} from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../../service/aws-error.js';
import { paginate } from '../../service/paginate.js';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { showHealthCheck } from '../health/health-check-settings.js';
import { showListener } from '../listener-settings.js';
import type { LoadBalancer } from '../load-balancer.js';

const largestPage = 400;

/** All load balancers in the order of their creation, or those named; at most 400 a page. */
export function describeLoadBalancers(
  input: DescribeAccessPointsInput,
  elb: ElbContext,
): DescribeAccessPointsOutput {
  const names = input.LoadBalancerNames ?? [];
  const all =
    names.length === 0 ? [...elb.loadBalancers.values()] : names.map((name) => loadBalancerNamed(elb, name));
  const { items, nextToken } = paginate(all, {
    token: input.Marker,
    limit: pageSize(input.PageSize),
    invalidToken: () => new AwsError('ValidationError', 'Invalid Marker.'),
  });
  return { LoadBalancerDescriptions: items.map((each) => describe(each, elb)), NextMarker: nextToken };
}

function pageSize(size = largestPage): number {
  if (Number.isInteger(size) && size >= 1 && size <= largestPage) return size;
  throw new AwsError('ValidationError', `PageSize must be between 1 and ${largestPage}, got ${size}.`);
}

/** AWS's zone id of the load balancers' names in us-east-1. */
const hostedZoneId = 'Z35SXDOTRQ7X7K';

function describe(loadBalancer: LoadBalancer, elb: ElbContext): LoadBalancerDescription {
  const { dnsName, subnets, listeners, registrations } = loadBalancer;
  return {
    LoadBalancerName: loadBalancer.name,
    DNSName: dnsName,
    ...(loadBalancer.scheme === 'internet-facing' && { CanonicalHostedZoneName: dnsName }),
    CanonicalHostedZoneNameID: hostedZoneId,
    ListenerDescriptions: listeners.map(({ settings }) => ({
      Listener: showListener(settings),
      PolicyNames: settings.certificateId === undefined ? [] : ['ELBSecurityPolicy-2016-08'],
    })),
    Policies: { AppCookieStickinessPolicies: [], LBCookieStickinessPolicies: [], OtherPolicies: [] },
    BackendServerDescriptions: [],
    AvailabilityZones: loadBalancer.zones,
    Subnets: subnets.map(({ subnetId }) => subnetId),
    VPCId: subnets[0]?.vpcId,
    Instances: registrations.registeredIds().map((InstanceId) => ({ InstanceId })),
    HealthCheck: showHealthCheck(loadBalancer.healthCheck),
    SourceSecurityGroup: sourceSecurityGroup(loadBalancer, elb),
    SecurityGroups: [...loadBalancer.securityGroups],
    CreatedTime: loadBalancer.createdTime,
    Scheme: loadBalancer.scheme,
  };
}

function sourceSecurityGroup({ securityGroups: [first] }: LoadBalancer, elb: ElbContext) {
  if (first === undefined) return undefined;
  return { OwnerAlias: elb.surroundings.account, GroupName: elb.instances.securityGroupName(first) };
}
