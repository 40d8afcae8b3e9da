import type { Group, LaunchConfiguration } from '../../../cloud/cloud.js';
import type { PreflightItem } from '../../plan.js';
import { carriedProcesses } from '../../carried-processes.js';
import type { PlanOptions } from '../../plan-options.js';
import { hasSameConfig } from '../../../journal/release-text.js';
import type { Undo } from '../../../journal/undo.js';
import { reasonTooLong } from '../../../journal/undo-tags.js';
import { tagKeys, tagOf } from '../../../journal/tags.js';
import { foreignOwner } from '../../../observe/service/foreign-owner.js';
import { unitsOf } from '../../../observe/capacity/units-of.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** Previous can be copied, left alone, put back, and removed. */
export function checkPrevious({ facts, options, next }: PreflightInput): readonly PreflightItem[] {
  if (facts.live === undefined) return [];
  const { group } = facts.live;
  return [
    ...checkSource(facts.live),
    ...checkOwner(group, options),
    ...checkOtherSources(group),
    ...checkSuspended(group),
    checkStandby(group),
    ...(next.isWorkers ? [] : [checkHealthCheckType(group)]),
    checkUndo(group),
    ...checkAlreadyLive(facts.live, options),
    checkServes(facts.live, next.isWorkers),
    ...next.attachments.policies.filter(({ alarmNames }) => alarmNames.length > 0).flatMap(checkAlarms),
  ];
}

/** The same, of a group that keeps its name and its settings. */
export function checkKept({ facts, options, next }: PreflightInput): readonly PreflightItem[] {
  if (facts.live === undefined) return [];
  const { group } = facts.live;
  return [
    ...checkOwner(group, options),
    ...checkOtherSources(group),
    ...checkAlreadyLive(facts.live, options),
    checkServes(facts.live, next.isWorkers),
  ];
}

function checkServes(
  { group, snapshot }: NonNullable<PreflightInput['facts']['live']>,
  areWorkers: boolean,
): PreflightItem {
  const check = 'previous-serves';
  const { name, desiredCapacity, instances } = group;
  // A group that is adopted does not carry the tag yet that says what it is.
  const inService = unitsOf(instances.filter(({ lifecycleState }) => lifecycleState === 'InService'));
  const serving = areWorkers ? inService : snapshot.serving;
  return serving >= desiredCapacity
    ? ok(check, `${name} serves with ${serving} of ${desiredCapacity}`)
    : warning(check, `${name} serves with only ${serving} of ${desiredCapacity}`);
}

/** The same image again would not mend what does not serve. */
function checkAlreadyLive(
  { group, imageId, releaseText, snapshot }: NonNullable<PreflightInput['facts']['live']>,
  { imageId: asked, overrides = {} }: PlanOptions,
): readonly PreflightItem[] {
  const { name, desiredCapacity } = group;
  if (imageId !== asked || !hasSameConfig(releaseText ?? '', overrides)) return [];
  if (snapshot.serving >= Math.max(1, desiredCapacity)) return [];
  const text = `${asked} is live already, but \`${name}\` serves with ${snapshot.serving} of ${desiredCapacity}: the same image again would not mend it`;
  return [error('live-serves', text)];
}

function checkSource({
  group: { name, launchTemplate, launchConfiguration },
  configuration,
}: NonNullable<PreflightInput['facts']['live']>): readonly PreflightItem[] {
  const check = 'launch-template';
  // Also where its instances are from a launch configuration of before.
  if (launchTemplate !== undefined) return [ok(check, `${name} is made from ${launchTemplate.name}`)];
  if (configuration !== undefined) return checkConfiguration(name, configuration);
  const text =
    launchConfiguration === undefined
      ? `is made from a source that is unknown; it needs a launch template`
      : `is made from launch configuration \`${launchConfiguration}\`, which is not there`;
  return [error(check, `\`${name}\` ${text}`)];
}

/** A launch template can say what it says; it stays as it is, and previous on it. */
function checkConfiguration(
  groupName: string,
  { name, reasonsRefused }: LaunchConfiguration,
): readonly PreflightItem[] {
  const check = 'launch-template';
  if (reasonsRefused.length === 0)
    return [
      ok(check, `${groupName} is made from launch configuration ${name}, of which next's template is made`),
    ];
  return reasonsRefused.map((reason) =>
    error(check, `Launch configuration \`${name}\` of \`${groupName}\` ${reason}`),
  );
}

/** Whoever else looks after it would put it back, delete it, or break on its next update. */
function checkOwner(group: Group, { service, strategy }: PlanOptions): readonly PreflightItem[] {
  // What is ours already was asked when it was adopted.
  if (tagOf(group, tagKeys.service) === service) return [];
  const owner = foreignOwner(group, service, strategy);
  return owner === undefined
    ? []
    : [error('owner', `${owner}: it is not taken from it`, { group: group.name })];
}

/** What cannot be read cannot be proven, and what is not copied would be missing. */
function checkOtherSources({ name, otherSources }: Group): readonly PreflightItem[] {
  return otherSources.map((source) =>
    error(
      'traffic-sources',
      `\`${name}\` gets traffic from ${source}; only Classic, Application and Network Load Balancers can be rolled`,
    ),
  );
}

function checkSuspended({ name, suspendedProcesses }: Group): readonly PreflightItem[] {
  const check = 'suspended-processes';
  if (suspendedProcesses.length === 0) return [ok(check, `nothing is suspended on ${name}`)];
  return suspendedProcesses.map((process) => {
    const text = `${process} is suspended on \`${name}\``;
    const words = { group: name, process };
    if (process === 'Terminate') return error(check, `${text}: it could not be removed`, words);
    if (process === 'AddToLoadBalancer')
      return error(check, `${text}: it could not be put back after a failure`, words);
    if (carriedProcesses([process]).length > 0) return ok(check, `${text}, and on next too`);
    return warning(check, `${text}; next starts without that`, words);
  });
}

function checkStandby({ name, instances }: Group): PreflightItem {
  const check = 'standby';
  const standby = instances.filter(({ lifecycleState }) => lifecycleState.includes('Standby'));
  if (standby.length === 0) return ok(check, `no instance of ${name} is in Standby`);
  const ids = standby.map(({ instanceId }) => `\`${instanceId}\``).join(', ');
  return error(
    check,
    `${ids} of \`${name}\` in Standby would block its removal: end the Standby, or terminate first`,
    { group: name, instances: standby.map(({ instanceId }) => instanceId).join(' ') },
  );
}

function checkHealthCheckType({ name, healthCheckType }: Group): PreflightItem {
  const check = 'health-check-type';
  if (healthCheckType.includes('ELB')) return ok(check, `${name} uses the load balancer's health check`);
  return warning(
    check,
    `${name} has health check type ${healthCheckType}; next gets ELB, so that broken instances are replaced`,
    { group: name },
  );
}

function checkUndo({ name, minSize, maxSize, desiredCapacity, sourceIds }: Group): PreflightItem {
  const check = 'undo-fits';
  const sizes = { minSize, maxSize, desiredCapacity };
  const undo: Undo = { start: desiredCapacity, sizes, sourceIds, isAdopted: true };
  const reason = reasonTooLong(undo);
  if (reason === undefined) return ok(check, `what must be undone on ${name} fits into tags`);
  return error(check, `\`${name}\` has more load balancers than its tags can remember: ${reason}`);
}

function checkAlarms(policy: {
  readonly name: string;
  readonly alarmNames: readonly string[];
}): readonly PreflightItem[] {
  return isOwnAlarm(policy.alarmNames)
    ? []
    : [
        warning(
          'policy-alarms',
          `Policy \`${policy.name}\` is triggered by ${policy.alarmNames.join(', ')}, which will go on pointing at previous's copy; point them at next's`,
        ),
      ];
}

/** Target tracking makes its own alarms for each copy. */
function isOwnAlarm(alarmNames: readonly string[]): boolean {
  return alarmNames.every((name) => name.startsWith('TargetTracking-'));
}
