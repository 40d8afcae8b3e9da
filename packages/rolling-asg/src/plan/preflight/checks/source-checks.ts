import {
  isTargetGroup,
  sourceName,
  type LoadBalancer,
  type TrafficSource,
} from '../../../cloud/traffic-source.js';
import { durationText } from '../../../cloud/duration-text.js';
import {
  earliestHealthyMs,
  longestSlowStartMs,
  timeToHealthyMs,
} from '../../../observe/timing/health-timing.js';
import type { PreflightItem } from '../../plan.js';
import type { PlanOptions } from '../../plan-options.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** Longer than this, draining makes a rollout slow and saves nothing that is known. */
const absurdDrainingMs = 3_000_000;

/** The traffic sources exist, drain, reach the group's zones, and can find next healthy in time. */
export function checkSources(input: PreflightInput): readonly PreflightItem[] {
  const { facts, options } = input;
  const none = checkNone(input);
  if (none !== undefined) return [none];
  return [
    ...facts.missingSources.map((id) =>
      error(
        'traffic-sources-exist',
        isTargetGroup(id)
          ? `There is no target group \`${sourceName(id)}\` (${id})`
          : `There is no Classic Load Balancer \`${id}\``,
      ),
    ),
    ...facts.sources.flatMap((source) => [
      ok('traffic-sources-exist', `${source.name} exists`),
      checkDraining(source, options),
      ...source.loadBalancers.map((one) => checkZones(one, input)),
    ]),
    // Without one that is there, nothing is known of the time that health takes.
    ...(facts.sources.length === 0 ? [] : [checkDeadline(input), checkGrace(input)]),
  ];
}

/** What serves no traffic says so: a group that lost its load balancer must not pass for workers. */
function checkNone({ next, options }: PreflightInput): PreflightItem | undefined {
  const check = 'traffic-sources-attached';
  const names = next.sourceIds.map(sourceName).join(', ');
  if (next.isWorkers) {
    if (names !== '')
      return error(
        check,
        `The group is attached to ${names}, but \`traffic: none\` says that it serves no traffic`,
      );
    if ((options.keepPreviousMs ?? 0) > 0)
      return error(
        check,
        'Workers that are kept go on working: without traffic there is nothing to take them out of',
      );
    return ok(check, 'the instances serve no traffic: they are ready by the word of their group');
  }
  if (names !== '') return undefined;
  const text = 'No load balancer and no target group is attached: nothing would prove that next serves';
  return error(check, `${text}; of workers, which serve no traffic, say so: \`traffic: none\``);
}

function checkDraining({ id, kind, name, drainingMs }: TrafficSource, options: PlanOptions): PreflightItem {
  const check = 'draining';
  const slowest = options.slowestRequestMs ?? 0;
  if (drainingMs === undefined) {
    return warning(
      check,
      `Connection draining of ${name} is off: requests in flight are cut when previous leaves`,
      { source: id },
      kind,
    );
  }
  const text = `draining of ${name} takes up to ${durationText(drainingMs)}`;
  if (drainingMs < slowest) {
    return warning(
      check,
      `${text}, but the slowest request seen took ${durationText(slowest)} and would be cut`,
      { source: id },
      kind,
    );
  }
  if (drainingMs > absurdDrainingMs)
    return warning(check, `${text}; one stuck connection holds the rollout that long`, { source: id }, kind);
  return ok(check, text);
}

function checkZones({ name, ...own }: LoadBalancer, { facts, next }: PreflightInput): PreflightItem {
  const check = 'zones';
  const zonesOf = (subnetIds: readonly string[]) => subnetIds.flatMap((id) => facts.subnets[id]?.zone ?? []);
  const wanted = next.subnetIds.length > 0 ? zonesOf(next.subnetIds) : next.zones;
  const reached = [...own.zones, ...zonesOf(own.subnetIds)];
  const missing = [...new Set(wanted)].filter((zone) => !reached.includes(zone));
  if (missing.length === 0) return ok(check, `${name} reaches every zone of the group`);
  return error(
    check,
    `${name} does not reach ${missing.join(', ')}: an instance there would never be in service`,
    { source: name },
    own.type === 'classic' ? 'classic' : 'target-group',
  );
}

function checkDeadline({ facts, options }: PreflightInput): PreflightItem {
  const check = 'health-timing';
  const { bootMs = 0, healthyDeadlineMs = 600_000 } = options;
  const earliest = bootMs + earliestHealthyMs(facts.sources) + longestSlowStartMs(facts.sources);
  const text = `next can serve after ${durationText(earliest)} at the earliest, the deadline is ${durationText(healthyDeadlineMs)}`;
  return earliest < healthyDeadlineMs ? ok(check, text) : error(check, `${text}: it cannot be met`);
}

function checkGrace({ facts, options, next }: PreflightInput): PreflightItem {
  const check = 'grace-period';
  const needed =
    (options.bootMs ?? 0) + Math.max(0, ...facts.sources.map((one) => timeToHealthyMs(one.healthCheck)));
  const text = `the health check grace period is ${durationText(next.healthCheckGraceMs)}, a good instance needs ${durationText(needed)}`;
  if (next.healthCheckGraceMs >= needed) return ok(check, text);
  const words = { group: next.name, seconds: String(Math.ceil(needed / 1_000)) };
  return warning(check, `${text}: the group may replace instances before they can be healthy`, words);
}
