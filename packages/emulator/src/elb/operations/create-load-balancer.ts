import type { CreateAccessPointInput, CreateAccessPointOutput } from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../../service/aws-error.js';
import type { SubnetView } from '../../service/ports.js';
import type { ElbContext } from '../elb-context.js';
import { isSameListener, readListeners } from '../listener-settings.js';
import { LoadBalancer, type LoadBalancerSettings, type Scheme } from '../load-balancer.js';
import { checkedPlacement, checkedSecurityGroups, readSubnets, readZones } from '../placement.js';
import { addTags } from '../tags.js';

const mostLoadBalancers = 20;

/**
 * The same name with the same settings answers the load balancer that exists; with others it is
 * `DuplicateLoadBalancerName`.
 */
export function createLoadBalancer(
  input: CreateAccessPointInput,
  elb: ElbContext,
): Promise<CreateAccessPointOutput> {
  return elb.inTurn(async () => {
    const settings = readSettings(input, elb);
    const existing = elb.loadBalancers.get(settings.name);
    const loadBalancer = existing === undefined ? await open(settings, elb) : checkedSame(existing, settings);
    return { DNSName: loadBalancer.dnsName };
  });
}

async function open(settings: LoadBalancerSettings, elb: ElbContext): Promise<LoadBalancer> {
  if (elb.loadBalancers.size >= mostLoadBalancers) {
    throw new AwsError(
      'TooManyLoadBalancers',
      `The quota of ${mostLoadBalancers} load balancers has been reached.`,
    );
  }
  const loadBalancer = new LoadBalancer(settings, { ...elb, time: elb.surroundings.time });
  for (const listener of settings.listeners) await loadBalancer.openListener(listener);
  elb.loadBalancers.set(settings.name, loadBalancer);
  return loadBalancer;
}

function readSettings(input: CreateAccessPointInput, elb: ElbContext): LoadBalancerSettings {
  const subnets = checkedPlacement(readPlacement(input, elb));
  return {
    name: readName(input.LoadBalancerName),
    scheme: readScheme(input.Scheme),
    subnets,
    securityGroups: readSecurityGroups(input.SecurityGroups ?? [], subnets, elb),
    listeners: readListeners(input.Listeners, elb.certificates),
    tags: addTags(new Map(), input.Tags ?? []),
  };
}

function readName(name = ''): string {
  if (/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/.test(name)) return name;
  throw new AwsError(
    'ValidationError',
    `LoadBalancerName must have 1 to 32 letters, digits and hyphens and neither begin nor end with a hyphen, got '${name}'.`,
  );
}

function readPlacement(input: CreateAccessPointInput, elb: ElbContext): SubnetView[] {
  const { AvailabilityZones: zones = [], Subnets: subnets = [] } = input;
  if (zones.length > 0 && subnets.length > 0) {
    throw new AwsError('ValidationError', 'Only one of SubnetIds or AvailabilityZones may be specified');
  }
  if (zones.length + subnets.length === 0) {
    throw new AwsError('ValidationError', 'Either AvailabilityZones or SubnetIds must be specified');
  }
  return subnets.length > 0
    ? readSubnets(subnets, elb.instances)
    : readZones(zones, elb.surroundings.zones, elb.instances);
}

function readScheme(scheme = 'internet-facing'): Scheme {
  if (scheme === 'internet-facing' || scheme === 'internal') return scheme;
  throw new AwsError('InvalidScheme', `Scheme must be internet-facing or internal, got '${scheme}'.`);
}

function readSecurityGroups(
  ids: readonly string[],
  [subnet]: readonly SubnetView[],
  elb: ElbContext,
): readonly string[] {
  if (ids.length > 0) return checkedSecurityGroups(ids, elb.instances);
  const group = subnet === undefined ? undefined : elb.instances.defaultSecurityGroup(subnet.vpcId);
  return group === undefined ? [] : [group];
}

function checkedSame(existing: LoadBalancer, settings: LoadBalancerSettings): LoadBalancer {
  const isSame =
    existing.scheme === settings.scheme &&
    isSameSet(
      existing.zones,
      settings.subnets.map(({ zone }) => zone),
    ) &&
    isSameSet(
      existing.subnets.map(({ subnetId }) => subnetId),
      settings.subnets.map(({ subnetId }) => subnetId),
    ) &&
    isSameSet(existing.securityGroups, settings.securityGroups) &&
    hasSameListeners(existing, settings);
  if (isSame) return existing;
  throw new AwsError(
    'DuplicateLoadBalancerName',
    `Load Balancer named '${existing.name}' already exists and it is configured with different parameters.`,
  );
}

const hasSameListeners = ({ listeners }: LoadBalancer, settings: LoadBalancerSettings) =>
  listeners.length === settings.listeners.length &&
  settings.listeners.every((wanted) => listeners.some((bound) => isSameListener(bound.settings, wanted)));

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value) => other.includes(value));
