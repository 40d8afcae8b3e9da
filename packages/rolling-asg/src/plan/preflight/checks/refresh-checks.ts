import type { Group } from '../../../cloud/cloud.js';
import { isActiveRefresh } from '../../../cloud/instance-refresh.js';
import { pointedSource } from '../../../observe/service/source-of.js';
import type { PreflightItem } from '../../plan.js';
import { error, ok, warning } from '../finding.js';
import type { PreflightInput } from '../preflight-input.js';

/** Whether AWS can replace the instances of the group, and go back. */
export function checkRefresh({ facts, next }: PreflightInput): readonly PreflightItem[] {
  const { live, refreshes = [] } = facts;
  if (live === undefined) return [];
  const { group } = live;
  return [
    checkNumber(group),
    checkUnderWay(group, refreshes),
    checkRoom(group, next.maxSize),
    ...(next.isWorkers ? [] : [checkHealth(group)]),
    ...checkHalted(group),
    ...checkAside(group),
    ...checkProtected(group),
  ];
}

function checkNumber(group: Group): PreflightItem {
  const check = 'refresh-source';
  const { name, launchTemplate, launchConfiguration } = group;
  const source = pointedSource(group);
  if (source !== undefined) return ok(check, `${name} is made from version ${source.version}`);
  if (launchTemplate === undefined) {
    const what = launchConfiguration === undefined ? 'no launch template' : 'a launch configuration';
    return error(
      check,
      `\`${name}\` is made from ${what}: strategy \`replace\` can roll it, \`refresh\` not`,
    );
  }
  const words = { group: name, template: launchTemplate.id };
  const text = `\`${name}\` is made from ${launchTemplate.version} of ${launchTemplate.name}, which is no number`;
  return error(check, `${text}: AWS could not go back to it`, words);
}

function checkUnderWay(
  { name }: Group,
  refreshes: NonNullable<PreflightInput['facts']['refreshes']>,
): PreflightItem {
  const check = 'refresh-under-way';
  const active = refreshes.find(isActiveRefresh);
  if (active === undefined) return ok(check, `no instance refresh of ${name} is under way`);
  const { id, status, percentComplete } = active;
  const text = `An instance refresh of \`${name}\` is under way: ${id}, ${status}, ${percentComplete} %`;
  return error(check, text, { group: name });
}

/** One comes ahead: of the heaviest, where instances have weights. */
function checkRoom({ name, desiredCapacity, instances }: Group, maxSize: number): PreflightItem {
  const check = 'refresh-room';
  const one = Math.max(1, ...instances.map(({ units = 1 }) => units));
  const wanted = desiredCapacity + one;
  if (maxSize >= wanted) return ok(check, `there is room for ${one} ahead under max ${maxSize}`);
  const text = `\`${name}\` wants ${desiredCapacity} and has max ${maxSize}: ${one} ahead of it would stand over the maximum`;
  return error(check, text, { group: name, count: String(wanted) });
}

function checkHealth({ name, healthCheckType }: Group): PreflightItem {
  const check = 'refresh-health';
  if (healthCheckType.includes('ELB')) return ok(check, `${name} uses the load balancer's health check`);
  return error(check, `\`${name}\` has health check type ${healthCheckType}`, { group: name });
}

/** Without these nothing is replaced, and without registering nothing serves. */
const needed = ['InstanceRefresh', 'Launch', 'Terminate', 'AddToLoadBalancer'];

function checkHalted({ name, suspendedProcesses }: Group): readonly PreflightItem[] {
  const check = 'suspended-processes';
  const halted = suspendedProcesses.filter((process) => needed.includes(process));
  if (halted.length === 0) return [ok(check, `nothing that replaces is suspended on ${name}`)];
  return halted.map((process) =>
    error(check, `${process} is suspended on \`${name}\`: nothing could be replaced`, {
      group: name,
      process,
    }),
  );
}

function checkAside({ name, instances }: Group): readonly PreflightItem[] {
  const check = 'standby';
  const standby = instances
    .filter(({ lifecycleState }) => lifecycleState.includes('Standby'))
    .map(({ instanceId }) => instanceId);
  if (standby.length === 0) return [ok(check, `no instance of ${name} is in Standby`)];
  const text = `${standby.map((id) => `\`${id}\``).join(', ')} of \`${name}\` in Standby would stay as it is`;
  return [error(check, text, { group: name, instances: standby.join(' ') })];
}

function checkProtected({ name, instances }: Group): readonly PreflightItem[] {
  const count = instances.filter(({ isProtected }) => isProtected).length;
  if (count === 0) return [];
  const text = `${count} of ${instances.length} instances of ${name} have scale-in protection; they are replaced all the same`;
  return [warning('scale-in-protection', text)];
}
