import type {
  AvailabilityZone,
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { showHealthCheck } from './settings/health-check-settings.js';
import type { ListenerRecord, LoadBalancerRecord, RuleRecord, TargetGroupRecord } from './state.js';

/** Where clients of Route 53 would alias to, in `us-east-1`. */
const hostedZones = { application: 'Z35SXDOTRQ7X7K', network: 'Z26RNL4JYFTOTI' } as const;

/** A load balancer as AWS shows it. */
export const showLoadBalancer = (record: LoadBalancerRecord): LoadBalancer => ({
  LoadBalancerArn: record.arn,
  DNSName: record.dnsName,
  CanonicalHostedZoneId: hostedZones[record.type],
  CreatedTime: record.createdTime,
  LoadBalancerName: record.name,
  Scheme: record.scheme,
  VpcId: record.vpcId,
  State: { Code: record.isActive ? 'active' : 'provisioning' },
  Type: record.type,
  AvailabilityZones: showZones(record),
  ...(record.type === 'network' && record.securityGroups.length === 0
    ? {}
    : { SecurityGroups: [...record.securityGroups] }),
  IpAddressType: record.ipAddressType,
  ...(record.type === 'network' ? { EnablePrefixForIpv6SourceNat: 'off' } : {}),
});

export const showZones = ({ subnets }: Pick<LoadBalancerRecord, 'subnets'>): AvailabilityZone[] =>
  subnets.map(({ subnetId, zone }) => ({ ZoneName: zone, SubnetId: subnetId, LoadBalancerAddresses: [] }));

export const showListener = (record: ListenerRecord): Listener => ({
  ListenerArn: record.arn,
  LoadBalancerArn: record.loadBalancerArn,
  Port: record.port,
  Protocol: record.protocol,
  DefaultActions: [...record.defaultActions],
  ...(record.certificates.length > 0
    ? { Certificates: record.certificates.slice(0, 1).map((CertificateArn) => ({ CertificateArn })) }
    : {}),
  ...(record.sslPolicy === undefined ? {} : { SslPolicy: record.sslPolicy }),
  ...(record.alpnPolicy.length > 0 ? { AlpnPolicy: [...record.alpnPolicy] } : {}),
  ...(record.protocol === 'HTTPS' ? { MutualAuthentication: { Mode: 'off' } } : {}),
});

export const showRule = (record: RuleRecord): Rule => ({
  RuleArn: record.arn,
  Priority: String(record.priority),
  Conditions: [...record.conditions],
  Actions: [...record.actions],
  IsDefault: false,
  Transforms: [],
});

/** The rule that a listener always has. */
export const showDefaultRule = (listener: ListenerRecord): Rule => ({
  RuleArn: listener.defaultRuleArn,
  Priority: 'default',
  Conditions: [],
  Actions: [...listener.defaultActions],
  IsDefault: true,
  Transforms: [],
});

/** A target group as AWS shows it, with the load balancers that use it. */
export const showTargetGroup = (
  record: TargetGroupRecord,
  loadBalancerArns: readonly string[],
): TargetGroup => ({
  TargetGroupArn: record.arn,
  TargetGroupName: record.name,
  Protocol: record.protocol,
  Port: record.port,
  VpcId: record.vpcId,
  ...showHealthCheck(record.healthCheck),
  LoadBalancerArns: [...loadBalancerArns],
  TargetType: record.targetType,
  ...(record.protocolVersion === undefined ? {} : { ProtocolVersion: record.protocolVersion }),
  IpAddressType: 'ipv4',
});
