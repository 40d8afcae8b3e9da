import type { Action, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { SubnetView } from '../service/ports.js';
import { RecordedMap, type RecordedMapOptions } from '../time/recorded-map.js';
import type { ListenerProtocol, LoadBalancerType, TargetGroupProtocol } from './protocols.js';
import type { HealthCheckSettings } from './settings/health-check-settings.js';
import type { Standing } from './targets/standing.js';

export interface LoadBalancerRecord {
  readonly arn: string;
  readonly name: string;
  readonly type: LoadBalancerType;
  readonly scheme: 'internet-facing' | 'internal';
  readonly vpcId: string;
  readonly subnets: readonly SubnetView[];
  readonly securityGroups: readonly string[];
  readonly ipAddressType: 'ipv4' | 'dualstack' | 'dualstack-without-public-ipv4';
  readonly createdTime: Date;
  readonly dnsName: string;
  /** AWS takes minutes before it is more than `provisioning`. */
  readonly isActive: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface ListenerRecord {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly port: number;
  readonly protocol: ListenerProtocol;
  /** ARNs, the default one first; none but for HTTPS and TLS. */
  readonly certificates: readonly string[];
  readonly sslPolicy: string | undefined;
  readonly alpnPolicy: readonly string[];
  readonly defaultActions: readonly Action[];
  readonly defaultRuleArn: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface RuleRecord {
  readonly arn: string;
  readonly listenerArn: string;
  readonly priority: number;
  readonly conditions: readonly RuleCondition[];
  readonly actions: readonly Action[];
}

export interface TargetGroupRecord {
  readonly arn: string;
  readonly name: string;
  /** One of type `ip` is there to be described; nothing can be registered in it. */
  readonly targetType: 'instance' | 'ip';
  readonly protocol: TargetGroupProtocol;
  readonly protocolVersion: string | undefined;
  readonly port: number;
  readonly vpcId: string;
  readonly healthCheck: HealthCheckSettings;
  readonly attributes: ReadonlyMap<string, string>;
}

/** An instance of a target group, from its registration until its deregistration delay is over. */
export interface TargetRecord {
  readonly groupArn: string;
  readonly instanceId: string;
  readonly port: number;
  readonly standing: Standing;
}

/** All that the service remembers: immutable records, replaced when they change. By ARN, in the order of creation. */
export interface Elbv2State {
  readonly loadBalancers: Map<string, LoadBalancerRecord>;
  readonly listeners: Map<string, ListenerRecord>;
  readonly rules: Map<string, RuleRecord>;
  readonly targetGroups: Map<string, TargetGroupRecord>;
  /** By `targetKey`. */
  readonly targets: Map<string, TargetRecord>;
  /** Of every kind of resource. */
  readonly tags: Map<string, ReadonlyMap<string, string>>;
}

/** Where a target's record is kept. */
export const targetKey = (groupArn: string, instanceId: string, port: number) =>
  `${groupArn} ${instanceId}:${port}`;

export function createState(options: RecordedMapOptions): Elbv2State {
  const recorded = <Value>() => new RecordedMap<string, Value>(options);
  return {
    loadBalancers: recorded(),
    listeners: recorded(),
    rules: recorded(),
    targetGroups: recorded(),
    targets: recorded(),
    tags: recorded(),
  };
}

/** What it held at an instant, as far back as it remembers. */
export const stateAsOf = (state: Elbv2State, atMs: number): Elbv2State =>
  // The entries keep their names and kinds: each map becomes what it was.
  Object.fromEntries(
    Object.entries(state).map(([name, map]) => [name, map instanceof RecordedMap ? map.asOf(atMs) : map]),
  ) as unknown as Elbv2State;
