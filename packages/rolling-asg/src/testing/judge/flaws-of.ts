import { servingInstances } from '../simulation/health.js';
import type { SimGroup, SimState } from '../simulation/sim-state.js';
import { ownKeys, type Intention } from './intention.js';

/**
 * What keeps a service from being exactly one live group, whole and serving, without a trace of a rollout: one sentence
 * each, none when all is well.
 */
export function flawsOf(state: SimState, intention: Intention): readonly string[] {
  const groups = [...state.groups.values()];
  const [only, ...others] = groups;
  if (only === undefined) return ['there is no group'];
  if (others.length > 0) return [`there are ${groups.length} groups: ${groups.map(groupText).join(', ')}`];
  return [
    ...sizeFlaws(only, intention),
    ...servingFlaws(state, only, intention),
    ...templateFlaws(state, only),
    ...traces(only, intention),
    ...attachmentFlaws(only, intention),
  ];
}

function groupText({ name, minSize, desiredCapacity, maxSize, sourceIds, tags }: SimGroup): string {
  const role = tags.find(({ key }) => key === 'clicamos:role')?.value ?? 'no role';
  const where = sourceIds.length === 0 ? 'detached' : `in ${sourceIds.join('/')}`;
  return `${name} (${role}, ${minSize}/${desiredCapacity}/${maxSize}, ${where})`;
}

function sizeFlaws(group: SimGroup, intention: Intention): readonly string[] {
  return (['minSize', 'maxSize', 'desiredCapacity'] as const).flatMap((key) =>
    intention[key].includes(group[key])
      ? []
      : [`${group.name} has ${key} ${group[key]}, wanted ${intention[key].join(' or ')}`],
  );
}

function servingFlaws(state: SimState, group: SimGroup, { sourceIds }: Intention): readonly string[] {
  const detached = sourceIds.filter((name) => !group.sourceIds.includes(name));
  if (detached.length > 0) return [`${group.name} is not attached to ${detached.join(', ')}`];
  const serving = servingInstances(state, group).length;
  const wanted = group.desiredCapacity;
  if (serving !== wanted || wanted === 0) return [`${group.name} serves with ${serving} of ${wanted}`];
  const old = group.instances.filter(({ version }) => version !== group.templateVersion);
  return old.length > 0 && group.tracksLatest !== true
    ? [`${group.name} has instances of another version`]
    : [];
}

/** Without its template version a group serves until it has to launch. */
function templateFlaws(state: SimState, { name, templateId, templateVersion }: SimGroup): readonly string[] {
  const template = [...state.templates.values()].find(({ id }) => id === templateId);
  return template?.versions.has(templateVersion) === true
    ? []
    : [`version ${templateVersion} of the launch template of ${name} is gone`];
}

function traces(group: SimGroup, intention: Intention): readonly string[] {
  const { name, suspendedProcesses, instances, deletionProtection, newInstancesProtected } = group;
  const keys = ownKeys(group).filter((key) => !intention.ownTagKeys.includes(key));
  const missing = intention.ownTagKeys.filter((key) => !ownKeys(group).includes(key));
  const pinned = instances.filter(({ isProtected }) => isProtected !== intention.newInstancesProtected);
  return [
    ...keys.map((key) => `${name} has the tag ${key}`),
    ...missing.map((key) => `${name} lacks the tag ${key}`),
    ...suspendedProcesses.map((process) => `${process} is suspended on ${name}`),
    ...(pinned.length > 0
      ? [`${pinned.length} instances of ${name} are protected, or not, as they were not`]
      : []),
    ...(deletionProtection === intention.deletionProtection
      ? []
      : [`${name} has deletion protection ${deletionProtection}, wanted ${intention.deletionProtection}`]),
    ...(newInstancesProtected === intention.newInstancesProtected
      ? []
      : [`${name} protects new instances: ${newInstancesProtected}`]),
  ];
}

function attachmentFlaws({ name, policies = [], scheduledActions = [] }: SimGroup, intention: Intention) {
  const has = (all: readonly { readonly name: string }[], one: string) =>
    all.some((item) => item.name === one);
  return [
    ...intention.policyNames.filter((one) => !has(policies, one)),
    ...intention.actionNames.filter((one) => !has(scheduledActions, one)),
  ].map((one) => `${name} lacks ${one}`);
}
