import type { Group, GroupInstance } from '../../../cloud/cloud.js';
import type { CloudPort } from '../../../cloud/ports.js';
import { groupNames, templateNames } from './schedule.js';

/**
 * All that can be read through a port, one sentence each, without ids. What runs is told only when all has settled:
 * how long a boot or a check takes is each cloud's own.
 */
export async function stateText(port: CloudPort, isSettled: boolean): Promise<readonly string[]> {
  const groups = await port.findGroups({ names: groupNames });
  const ofService = await port.findGroups({ service: 'web' });
  const attached = await port.findGroups({ sourceIds: ['web-elb'] });
  const texts: string[] = [];
  for (const group of sorted(groups))
    texts.push(groupText(group), ...(isSettled ? [instancesText(group)] : []));
  texts.push(`of web: ${namesOf(ofService)}`, `at web-elb: ${namesOf(attached)}`);
  if (isSettled) texts.push(`web-elb: ${await targetsText(port)}`);
  for (const name of templateNames) texts.push(`${name}: ${await templateText(port, name)}`);
  return texts;
}

function groupText(group: Group): string {
  const { name, minSize, desiredCapacity, maxSize, sourceIds, suspendedProcesses, isDeleting } = group;
  const tags = group.tags.map(({ key, value }) => `${key}=${value}`).sort();
  return [
    `${name}: ${minSize}/${desiredCapacity}/${maxSize} at [${sourceIds.join()}] tags [${tags.join()}]`,
    `suspended [${[...suspendedProcesses].sort().join()}] protection ${group.deletionProtection}`,
    `version ${group.launchTemplate?.version ?? 'none'}${isDeleting ? ' going' : ''}`,
  ].join(' ');
}

function instancesText({ name, instances }: Group): string {
  return `${name} runs ${counted(instances.map((one) => instanceText(one)))}`;
}

function instanceText({
  lifecycleState,
  healthStatus,
  isProtected,
  launchTemplateVersion,
}: GroupInstance): string {
  const version = `version ${launchTemplateVersion ?? 'none'}`;
  return [lifecycleState, healthStatus, version, ...(isProtected ? ['protected'] : [])].join(' ');
}

async function targetsText(port: CloudPort): Promise<string> {
  return counted((await port.readTargetStates('web-elb')).map(({ state }) => state));
}

async function templateText(port: CloudPort, name: string): Promise<string> {
  const found = await port.findTemplate(name);
  if (found === undefined) return 'none';
  const versions = await port.findTemplateVersions(found.id);
  const tags = Object.entries(found.tags).map(([key, value]) => `${key}=${value}`);
  const texts = versions.map(({ version, description }) => `${version} ${description}`);
  return `latest ${found.latestVersion} tags [${tags.sort().join()}] versions [${texts.join()}]`;
}

/** Equal texts as one, with their number. */
function counted(texts: readonly string[]): string {
  const all = [...new Set(texts)].sort();
  return all.map((text) => `${texts.filter((one) => one === text).length} ${text}`).join(', ') || 'nothing';
}

function namesOf(groups: readonly Group[]): string {
  return sorted(groups)
    .map(({ name }) => name)
    .join();
}

function sorted(groups: readonly Group[]): readonly Group[] {
  return [...groups].sort((a, b) => a.name.localeCompare(b.name));
}
