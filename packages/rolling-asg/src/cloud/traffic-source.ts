/** What gives a group traffic, and what it says of the group's instances. Plain data in the engine's own terms. */

/** How a source finds out whether an instance answers. */
export interface HealthCheck {
  /** `HTTP:80/health`, `TCP:80`, `HTTP:traffic-port/`, ... */
  readonly target: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  /**
   * How many good checks a new registration needs: an Application Load Balancer asks for one.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
   *
   * @default `healthyThreshold`
   */
  readonly firstChecks?: number;
}

/** One listener of a load balancer. */
export interface Listener {
  /** `HTTP`, `HTTPS`, `TCP`, `SSL`, `TLS`, ... */
  readonly protocol: string;
  readonly port: number;
  /** Of a Classic Load Balancer: the port of the instances that it sends to. */
  readonly instancePort?: number;
}

/** What stands in front of a source and sends it traffic. */
export interface LoadBalancer {
  readonly name: string;
  readonly type: 'classic' | 'application' | 'network' | 'gateway';
  readonly dnsName: string;
  /** Whether it can be reached from within its VPC only. */
  readonly isInternal: boolean;
  readonly zones: readonly string[];
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  /** After how much silence it closes a connection; absent where it is not known. */
  readonly idleTimeoutMs?: number;
  readonly listeners: readonly Listener[];
}

/** What a target group sends to. */
export interface TargetGroupSettings {
  /** `instance`; what is of type `ip`, `lambda` or `alb` cannot be an Auto Scaling group's. */
  readonly targetType: string;
  /** `HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP`, ... */
  readonly protocol: string;
  readonly port: number;
  readonly vpcId: string;
}

/** A Classic Load Balancer or a target group: what a group is attached to. */
export interface TrafficSource {
  readonly kind: 'classic' | 'target-group';
  /** As `AttachTrafficSources` takes it: the name of a Classic Load Balancer, the ARN of a target group. */
  readonly id: string;
  readonly name: string;
  readonly healthCheck: HealthCheck;
  /** How long an instance that leaves may finish what it has: `undefined` when it is cut off at once. */
  readonly drainingMs?: number;
  /** How long an instance that became healthy is given less than its share; 0 when slow start is off. */
  readonly slowStartMs: number;
  /** Whether an instance gets requests that arrived in another zone. */
  readonly crossZone: boolean;
  /** A Classic Load Balancer is its own; a target group on no listener has none. */
  readonly loadBalancers: readonly LoadBalancer[];
  /** Of a target group only. */
  readonly targetGroup?: TargetGroupSettings;
}

/** What a source says of one instance. An instance that it does not know has none. */
export interface TargetState {
  readonly instanceId: string;
  /**
   * `serving`: it gets requests. `starting`: not enough checks yet. `failing`: its checks fail. `leaving`: it finishes
   * what it has. `unused`: registered, and never asked anything. `unknown`: nothing is known, which is no evidence.
   */
  readonly state: 'serving' | 'starting' | 'failing' | 'leaving' | 'unused' | 'unknown';
  /** Whether waiting does not change it: something else than the instance is to blame. */
  readonly isFinal?: boolean;
  /** Whether its words say how checks fail, and not only that they do: a Classic Load Balancer's never do. */
  readonly saysHow?: boolean;
  /** AWS's own word: `InService`, `OutOfService`, `healthy`, `initial`, ... */
  readonly says: string;
  /** AWS's code of the reason: `ELB`, `Instance`, `Target.Timeout`, ...; `N/A` without one. */
  readonly reasonCode: string;
  /** AWS's own words; `N/A` without any. */
  readonly description: string;
}

const targetGroupName = /^arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:targetgroup\/([^/]+)\//;

/** The name of a source, as people know it, from its id. */
export function sourceName(id: string): string {
  return targetGroupName.exec(id)?.[1] ?? id;
}

/** Whether an id is a target group's ARN; else it is the name of a Classic Load Balancer. */
export function isTargetGroup(id: string): boolean {
  return targetGroupName.test(id);
}
