import { isCloudError } from '../../../cloud/cloud-error.js';
import { assertNever } from '../../../cloud/assert-never.js';
import { portChanges } from '../../port-calls.js';
import { stateText } from './state-text.js';
import type { PlayedCloud } from './played-cloud.js';
import { settledMs, type Call, type Schedule, type Step } from './schedule.js';

/** What a step came to, as both clouds should say it. */
export interface Said {
  /** `done`, or the kind of the error. */
  readonly answer: string;
  /** All that can be read afterwards. */
  readonly state: readonly string[];
}

/** The simulated Auto Scaling looks once a second, the emulator's at once. */
const tickMs = 1_000;

/** Plays a schedule, and reads everything after each step. */
export async function playSchedule(cloud: PlayedCloud, { steps }: Schedule): Promise<readonly Said[]> {
  const said: Said[] = [];
  let quietMs = 0;
  const last: Step = { kind: 'pass', ms: settledMs };
  for (const step of [...steps, last]) {
    const answer = await answerTo(cloud, step);
    if (step.kind !== 'pass') await cloud.clock.sleep(tickMs);
    quietMs = step.kind === 'pass' ? quietMs + step.ms : 0;
    said.push({ answer, state: await stateText(cloud.port, quietMs >= settledMs) });
  }
  return said;
}

async function answerTo(cloud: PlayedCloud, step: Step): Promise<string> {
  if (step.kind === 'pass') return cloud.clock.sleep(step.ms).then(() => 'done');
  if (step.kind === 'terminate') return terminate(cloud, step.group, step.index);
  const prepared = await prepare(cloud, step);
  if (prepared === undefined) return 'done';
  const { method, run } = prepared;
  const lift = step.fault === undefined ? undefined : cloud.fail(step.fault, portChanges[method][0]);
  try {
    await run();
    return 'done';
  } catch (error) {
    if (!isCloudError(error)) throw error;
    return error.kind;
  } finally {
    lift?.();
  }
}

async function terminate(
  { port, terminate: end }: PlayedCloud,
  group: string,
  index: number,
): Promise<string> {
  const [found] = await port.findGroups({ names: [group] });
  const running =
    found?.instances.filter(({ lifecycleState }) => !lifecycleState.startsWith('Terminat')) ?? [];
  const one = running[index % Math.max(1, running.length)];
  if (one !== undefined) await end(one.instanceId);
  return 'done';
}

interface Prepared {
  readonly method: keyof typeof portChanges;
  readonly run: () => Promise<unknown>;
}

/** The call of a step, with what it needs to know read before. */
async function prepare(cloud: PlayedCloud, step: Call): Promise<Prepared | undefined> {
  const { port, imageIds } = cloud;
  switch (step.kind) {
    case 'createTemplate': {
      const base = { kind: 'scratch' } as const;
      const release = { base, imageId: imageIds[step.image], overrides: { instanceType: 't3.micro' } };
      const template = { ...release, name: step.template, description: step.image, tags: { made: 'yes' } };
      return { method: 'createTemplate', run: () => port.createTemplate(template) };
    }
    case 'createVersion': {
      const templateId = await templateIdOf(cloud, step.template);
      const base = { kind: 'version', templateId, version: '1' } as const;
      const release = { base, imageId: imageIds[step.image], overrides: {}, description: step.image };
      const { token } = step;
      return {
        method: 'createTemplateVersion',
        run: () => port.createTemplateVersion({ ...release, templateId, token }),
      };
    }
    case 'deleteVersion': {
      const id = await templateIdOf(cloud, step.template);
      return { method: 'deleteTemplateVersion', run: () => port.deleteTemplateVersion(id, step.version) };
    }
    case 'deleteTemplate': {
      const id = await templateIdOf(cloud, step.template);
      return { method: 'deleteTemplate', run: () => port.deleteTemplate(id) };
    }
    case 'tagTemplate': {
      const id = await templateIdOf(cloud, step.template);
      return { method: 'tagTemplate', run: () => port.tagTemplate(id, step.tags) };
    }
    case 'untagTemplate': {
      const id = await templateIdOf(cloud, step.template);
      return { method: 'untagTemplate', run: () => port.untagTemplate(id, step.keys) };
    }
    case 'createGroup': {
      const templateId = await templateIdOf(cloud, step.template);
      return { method: 'createGroup', run: () => createGroup(cloud, step, templateId) };
    }
    case 'resize':
      return { method: 'resizeGroup', run: () => port.resizeGroup(step.group, step.sizes) };
    case 'deleteGroup':
      return { method: 'deleteGroup', run: () => port.deleteGroup(step.group) };
    case 'tag':
      return { method: 'tagGroup', run: () => port.tagGroup(step.group, step.tags) };
    case 'untag':
      return { method: 'untagGroup', run: () => port.untagGroup(step.group, step.keys) };
    case 'attach':
      return {
        method: 'attachTrafficSources',
        run: () => port.attachTrafficSources(step.group, ['web-elb']),
      };
    case 'detach':
      return {
        method: 'detachTrafficSources',
        run: () => port.detachTrafficSources(step.group, ['web-elb']),
      };
    case 'protectAll': {
      const ids = await staying(cloud, step.group);
      if (ids.length === 0) return undefined; // the adapter sends nothing
      return {
        method: 'setInstanceProtection',
        run: () => port.setInstanceProtection(step.group, ids, step.isProtected),
      };
    }
    case 'protectGroup': {
      const { deletionProtection } = step;
      return { method: 'protectGroup', run: () => port.protectGroup(step.group, { deletionProtection }) };
    }
    case 'suspend':
      return { method: 'suspendProcesses', run: () => port.suspendProcesses(step.group, step.processes) };
    case 'resume':
      return { method: 'resumeProcesses', run: () => port.resumeProcesses(step.group, step.processes) };
    default:
      return assertNever(step);
  }
}

type CreateGroup = Extract<Call, { readonly kind: 'createGroup' }>;

function createGroup(
  { port, subnetIds }: PlayedCloud,
  { group, version, sizes }: CreateGroup,
  templateId: string,
) {
  return port.createGroup({
    ...{ name: group, templateId, templateVersion: version, ...sizes, subnetIds },
    ...{ sourceIds: ['web-elb'], zones: [], healthCheckGraceMs: 60_000, hooks: [], inherited: {} },
    tags: [{ key: 'made', value: 'yes', propagate: false }],
    newInstancesProtected: false,
    deletionProtection: 'none',
  });
}

async function templateIdOf({ port }: PlayedCloud, name: string): Promise<string> {
  return (await port.findTemplate(name))?.id ?? 'lt-0000000000000dead';
}

async function staying({ port }: PlayedCloud, name: string): Promise<readonly string[]> {
  const [group] = await port.findGroups({ names: [name] });
  return (group?.instances ?? [])
    .filter(({ lifecycleState }) => lifecycleState === 'InService')
    .map(({ instanceId }) => instanceId);
}
