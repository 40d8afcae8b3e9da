import type { LoadBalancerSettings } from '../../cloud/cloud.js';
import { durationText } from '../../cloud/duration-text.js';
import { slowestTimeToHealthyMs, timeToHealthyMs } from '../../observe/health-timing.js';
import type { PreflightItem } from '../plan.js';
import type { PlanOptions } from '../plan-options.js';
import { error, ok, warning } from './finding.js';
import type { PreflightInput } from './preflight-input.js';

/** Longer than this, draining makes a rollout slow and saves nothing that is known. */
const absurdDrainingMs = 3_000_000;

/** The load balancers exist, drain, reach the group's zones, and can find next healthy in time. */
export function checkLoadBalancers(input: PreflightInput): readonly PreflightItem[] {
  const { facts, options } = input;
  if (input.next.loadBalancerNames.length === 0) {
    return [
      error('load-balancers-attached', 'No load balancer is attached: nothing would prove that next serves'),
    ];
  }
  return [
    ...facts.missingLoadBalancers.map((name) =>
      error('load-balancers-exist', `There is no Classic Load Balancer \`${name}\``),
    ),
    ...facts.loadBalancers.flatMap((loadBalancer) => [
      ok('load-balancers-exist', `${loadBalancer.name} exists`),
      checkDraining(loadBalancer, options),
      checkZones(loadBalancer, input),
    ]),
    // Without one that is there, nothing is known of the time that health takes.
    ...(facts.loadBalancers.length === 0 ? [] : [checkDeadline(input), checkGrace(input)]),
  ];
}

function checkDraining({ name, drainingMs }: LoadBalancerSettings, options: PlanOptions): PreflightItem {
  const check = 'draining';
  const slowest = options.slowestRequestMs ?? 0;
  if (drainingMs === undefined) {
    return warning(
      check,
      `Connection draining of ${name} is off: requests in flight are cut when previous leaves`,
    );
  }
  const text = `draining of ${name} takes up to ${durationText(drainingMs)}`;
  if (drainingMs < slowest) {
    return warning(
      check,
      `${text}, but the slowest request seen took ${durationText(slowest)} and would be cut`,
    );
  }
  if (drainingMs > absurdDrainingMs)
    return warning(check, `${text}; one stuck connection holds the rollout that long`);
  return ok(check, text);
}

function checkZones(loadBalancer: LoadBalancerSettings, { facts, next }: PreflightInput): PreflightItem {
  const check = 'zones';
  const { name } = loadBalancer;
  const zonesOf = (subnetIds: readonly string[]) => subnetIds.flatMap((id) => facts.subnetZones[id] ?? []);
  const wanted = next.subnetIds.length > 0 ? zonesOf(next.subnetIds) : next.zones;
  const reached = [...loadBalancer.zones, ...zonesOf(loadBalancer.subnetIds)];
  const missing = [...new Set(wanted)].filter((zone) => !reached.includes(zone));
  if (missing.length === 0) return ok(check, `${name} reaches every zone of the group`);
  return error(
    check,
    `${name} does not reach ${missing.join(', ')}: an instance there would never be in service`,
  );
}

function checkDeadline({ facts, options }: PreflightInput): PreflightItem {
  const check = 'health-timing';
  const { bootMs = 0, healthyDeadlineMs = 600_000 } = options;
  const earliest = bootMs + slowestTimeToHealthyMs(facts.loadBalancers);
  const text = `next can serve after ${durationText(earliest)} at the earliest, the deadline is ${durationText(healthyDeadlineMs)}`;
  return earliest < healthyDeadlineMs ? ok(check, text) : error(check, `${text}: it cannot be met`);
}

function checkGrace({ facts, options, next }: PreflightInput): PreflightItem {
  const check = 'grace-period';
  const needed =
    (options.bootMs ?? 0) +
    Math.max(0, ...facts.loadBalancers.map((one) => timeToHealthyMs(one.healthCheck)));
  const text = `the health check grace period is ${durationText(next.healthCheckGraceMs)}, a good instance needs ${durationText(needed)}`;
  if (next.healthCheckGraceMs >= needed) return ok(check, text);
  return warning(check, `${text}: the group may replace instances before they can be healthy`);
}
