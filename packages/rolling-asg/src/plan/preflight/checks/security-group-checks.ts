import type { SecurityGroup } from '../../../cloud/security-group.js';
import type { LoadBalancer, TrafficSource } from '../../../cloud/traffic-source.js';
import { launchedSecurityGroups } from '../../launched-settings.js';
import type { PreflightItem } from '../../plan.js';
import { error, ok, unread, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';
import { portsAsked, type AskedPort } from './ports-asked.js';

const check = 'security-groups';

/**
 * The security groups of next let its load balancers in, to where they send requests and where they check health. What
 * rules by addresses let in is not judged: a load balancer's are its own business.
 */
export function checkSecurityGroups(input: PreflightInput): readonly PreflightItem[] {
  const { facts, next } = input;
  const ids = launchedSecurityGroups(facts.live?.launchSettings, next.overrides);
  // Those of the network's default are not known by name.
  if (ids.length === 0 || facts.sources.length === 0) return [];
  const { securityGroups } = facts.survey;
  const names = ids.join(', ');
  if (securityGroups.kind === 'unread')
    return [unread(check, `what ${names} let in was not read: ${securityGroups.reason}`)];
  const groups = securityGroups.value.filter(({ id }) => ids.includes(id));
  const missing = ids.filter((id) => !groups.some((group) => group.id === id));
  if (missing.length > 0) return [unread(check, `${missing.join(', ')} is not shown to this account`)];
  const shut = facts.sources.flatMap((source) => shutPorts(source, groups, input));
  return shut.length > 0 ? shut : [ok(check, `${names} let the load balancers in`)];
}

function shutPorts(
  source: TrafficSource,
  groups: readonly SecurityGroup[],
  input: PreflightInput,
): readonly PreflightItem[] {
  return source.loadBalancers.flatMap((from) =>
    portsAsked(source, from)
      .filter((asked) => !groups.some((group) => mayEnter(group, from, asked)))
      .map((asked) => finding(groups, { source, from, asked, input })),
  );
}

/** Whether there is a rule that lets it in, or one of which that cannot be ruled out. */
function mayEnter({ ingress }: SecurityGroup, from: LoadBalancer, { protocol, port }: AskedPort): boolean {
  return ingress.some((rule) => {
    const isProtocol =
      rule.protocol === '-1' || rule.protocol === protocol || rule.protocol === numbers[protocol];
    const { fromPort = 0, toPort = 65_535 } = rule;
    if (!isProtocol || port < fromPort || port > toPort) return false;
    if (rule.addresses.length > 0 || rule.prefixListIds.length > 0) return true;
    // Without groups of its own it comes from addresses alone, which no rule for groups lets in.
    return rule.groupIds.some((id) => from.securityGroupIds.includes(id));
  });
}

const numbers = { tcp: '6', udp: '17' } as const;

interface Shut {
  readonly source: TrafficSource;
  readonly from: LoadBalancer;
  readonly asked: AskedPort;
  readonly input: PreflightInput;
}

function finding(groups: readonly SecurityGroup[], { source, from, asked, input }: Shut): PreflightItem {
  const { protocol, port, isHealth } = asked;
  const [first] = groups;
  const [own] = from.securityGroupIds;
  const what = isHealth ? 'check health' : 'send requests';
  const whom =
    own === undefined
      ? `${from.name} (no security group)`
      : `${from.name} (${from.securityGroupIds.join(', ')})`;
  const text = `No rule of ${groups.map(({ id }) => `\`${id}\``).join(', ')} lets ${whom} in on ${protocol} ${port}, where it would ${what} of ${source.name}`;
  const words = {
    'security group': first?.id,
    protocol,
    port: String(port),
    '--source-group or --cidr': own === undefined ? undefined : `--source-group ${own}`,
  };
  return isProvenOtherwise(input)
    ? warning(check, `${text}; but the live group serves with the same`, words)
    : error(check, text, words);
}

/** What serves with the same security groups knows better than we do. */
function isProvenOtherwise({ facts, next }: PreflightInput): boolean {
  const { live } = facts;
  return live !== undefined && live.snapshot.serving > 0 && next.overrides.securityGroupIds === undefined;
}
