/** What an attribute may be, and what it is unless said. */
export interface AttributeRule {
  readonly initial: string;
  readonly allows: RegExp;
}

/** Attributes by key. */
export type AttributeTable = Readonly<Record<string, AttributeRule>>;

const flag = (initial: 'true' | 'false'): AttributeRule => ({ initial, allows: /^(true|false)$/ });
const number = (initial: string): AttributeRule => ({ initial, allows: /^\d{1,7}$/ });
const text = (initial = ''): AttributeRule => ({ initial, allows: /^.*$/s });
const choice = (initial: string, ...others: readonly string[]): AttributeRule => ({
  initial,
  allows: new RegExp(`^(${[initial, ...others].map((one) => one.replaceAll('.', '\\.')).join('|')})$`),
});

const everyLoadBalancer: AttributeTable = {
  'access_logs.s3.enabled': flag('false'),
  'access_logs.s3.bucket': text(),
  'access_logs.s3.prefix': text(),
  'deletion_protection.enabled': flag('false'),
  'ipv6.deny_all_igw_traffic': flag('false'),
  'zonal_shift.config.enabled': flag('false'),
};

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
export const loadBalancerAttributes: Readonly<Record<'application' | 'network', AttributeTable>> = {
  application: {
    ...everyLoadBalancer,
    'client_keep_alive.seconds': number('3600'),
    'connection_logs.s3.enabled': flag('false'),
    'connection_logs.s3.bucket': text(),
    'connection_logs.s3.prefix': text(),
    'health_check_logs.s3.enabled': flag('false'),
    'health_check_logs.s3.bucket': text(),
    'health_check_logs.s3.prefix': text(),
    'idle_timeout.timeout_seconds': number('60'),
    'load_balancing.cross_zone.enabled': choice('true'),
    'routing.http.desync_mitigation_mode': choice('defensive', 'monitor', 'strictest'),
    'routing.http.drop_invalid_header_fields.enabled': flag('false'),
    'routing.http.preserve_host_header.enabled': flag('false'),
    'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': flag('false'),
    'routing.http.xff_client_port.enabled': flag('false'),
    'routing.http.xff_header_processing.mode': choice('append', 'preserve', 'remove'),
    'routing.http2.enabled': flag('true'),
    'waf.fail_open.enabled': flag('false'),
  },
  network: {
    ...everyLoadBalancer,
    'dns_record.client_routing_policy': choice(
      'any_availability_zone',
      'availability_zone_affinity',
      'partial_availability_zone_affinity',
    ),
    'load_balancing.cross_zone.enabled': flag('false'),
    'secondary_ips.auto_assigned.per_subnet': number('0'),
  },
};

const everyTargetGroup: AttributeTable = {
  'deregistration_delay.timeout_seconds': number('300'),
  'load_balancing.cross_zone.enabled': choice('use_load_balancer_configuration', 'true', 'false'),
  'stickiness.enabled': flag('false'),
  'target_group_health.dns_failover.minimum_healthy_targets.count': text('1'),
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': text('off'),
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': text('1'),
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': text('off'),
};

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
export const targetGroupAttributes: Readonly<Record<'application' | 'network', AttributeTable>> = {
  application: {
    ...everyTargetGroup,
    'load_balancing.algorithm.type': choice('round_robin', 'least_outstanding_requests', 'weighted_random'),
    'load_balancing.algorithm.anomaly_mitigation': choice('off', 'on'),
    'slow_start.duration_seconds': number('0'),
    'stickiness.app_cookie.cookie_name': text(),
    'stickiness.app_cookie.duration_seconds': number('86400'),
    'stickiness.lb_cookie.duration_seconds': number('86400'),
    'stickiness.type': choice('lb_cookie', 'app_cookie'),
  },
  network: {
    ...everyTargetGroup,
    'deregistration_delay.connection_termination.enabled': flag('false'),
    'preserve_client_ip.enabled': flag('true'),
    'proxy_protocol_v2.enabled': choice('false'),
    'stickiness.type': choice('source_ip'),
    'target_health_state.unhealthy.connection_termination.enabled': flag('true'),
    'target_health_state.unhealthy.draining_interval_seconds': number('0'),
  },
};

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html */
export const listenerAttributes: Readonly<Record<'HTTP' | 'HTTPS' | 'TCP' | 'TLS', AttributeTable>> = {
  HTTP: httpListener(),
  HTTPS: httpListener(),
  TCP: { 'tcp.idle_timeout.seconds': number('350') },
  TLS: {},
};

function httpListener(): AttributeTable {
  const answers = [
    'access_control_allow_credentials',
    'access_control_allow_headers',
    'access_control_allow_methods',
    'access_control_allow_origin',
    'access_control_expose_headers',
    'access_control_max_age',
    'content_security_policy',
    'strict_transport_security',
    'x_content_type_options',
    'x_frame_options',
  ].map((name) => [`routing.http.response.${name}.header_value`, text()] as const);
  return { 'routing.http.response.server.enabled': flag('true'), ...Object.fromEntries(answers) };
}
