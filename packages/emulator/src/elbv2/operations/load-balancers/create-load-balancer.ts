import type {
  CreateLoadBalancerInput,
  CreateLoadBalancerOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import { newLoadBalancerArn } from '../../arn.js';
import type { Elbv2Context } from '../../elbv2-context.js';
import { notEmulated } from '../../errors.js';
import { readSecurityGroups, readSubnets } from '../../placement.js';
import { loadBalancerAttributes } from '../../settings/attribute-tables.js';
import { initialAttributes } from '../../settings/attributes.js';
import { readName } from '../../settings/names.js';
import { addTags } from '../../settings/tags.js';
import { showLoadBalancer } from '../../show.js';
import type { LoadBalancerRecord } from '../../state.js';

const mostLoadBalancers = 50;

/** AWS's takes minutes. */
const provisioningMs = 20_000;

/** The same name with the same settings answers the load balancer that exists. */
export function createLoadBalancer(
  input: CreateLoadBalancerInput,
  elbv2: Elbv2Context,
): Promise<CreateLoadBalancerOutput> {
  return elbv2.inTurn(async () => {
    const settings = readSettings(input, elbv2);
    const existing = [...elbv2.state.loadBalancers.values()].find(({ name }) => name === settings.name);
    const record =
      existing === undefined ? await open(elbv2, settings, input) : checkedSame(existing, settings);
    return { LoadBalancers: [showLoadBalancer(record)] };
  });
}

type Settings = Omit<LoadBalancerRecord, 'arn' | 'createdTime' | 'dnsName' | 'isActive'>;

function readSettings(input: CreateLoadBalancerInput, { instances }: Elbv2Context): Settings {
  const type = input.Type ?? 'application';
  if (type === 'gateway') throw notEmulated('A gateway load balancer', 'use application or network.');
  const name = readName(input.Name ?? '', 'load balancer');
  if (name.startsWith('internal-'))
    throw new AwsError('ValidationError', `The load balancer name '${name}' cannot begin with 'internal-'`);
  const subnets = readSubnets(input, type, instances);
  const vpcId = subnets[0]?.vpcId ?? '';
  return {
    name,
    type,
    scheme: input.Scheme ?? 'internet-facing',
    vpcId,
    subnets,
    securityGroups: readSecurityGroups(input.SecurityGroups ?? [], { type, vpcId }, instances),
    ipAddressType: input.IpAddressType ?? 'ipv4',
    attributes: initialAttributes(loadBalancerAttributes[type]),
  };
}

async function open(
  elbv2: Elbv2Context,
  settings: Settings,
  input: CreateLoadBalancerInput,
): Promise<LoadBalancerRecord> {
  const { state, live, surroundings, dataPlane } = elbv2;
  if (state.loadBalancers.size >= mostLoadBalancers)
    throw new AwsError(
      'TooManyLoadBalancers',
      `The quota of ${mostLoadBalancers} load balancers is reached.`,
    );
  const tags = addTags(new Map(), input.Tags ?? []);
  const arn = newLoadBalancerArn(surroundings, settings.type, settings.name);
  const door = await dataPlane.openDoor(settings.name);
  live.doors.set(arn, door);
  const dnsName = `${door.host}:${door.port}`;
  const record = { ...settings, arn, dnsName, createdTime: surroundings.time.now(), isActive: false };
  state.loadBalancers.set(arn, record);
  state.tags.set(arn, tags);
  elbv2.schedule(provisioningMs, () => {
    const now = state.loadBalancers.get(arn);
    if (now !== undefined) state.loadBalancers.set(arn, { ...now, isActive: true });
  });
  return record;
}

function checkedSame(existing: LoadBalancerRecord, settings: Settings): LoadBalancerRecord {
  const idsOf = ({ subnets, securityGroups, type, scheme }: Settings) =>
    [type, scheme, ...subnets.map(({ subnetId }) => subnetId).sort(), ...[...securityGroups].sort()].join();
  if (idsOf(existing) === idsOf(settings)) return existing;
  throw new AwsError(
    'DuplicateLoadBalancerName',
    `A load balancer with the same name '${existing.name}' exists, but with different settings`,
  );
}
