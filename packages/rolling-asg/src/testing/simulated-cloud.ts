import type { GroupTag, LoadBalancerSettings } from '../cloud/cloud.js';
import { CloudError, type CloudErrorKind } from '../cloud/cloud-error.js';
import type { Clock } from '../cloud/clock.js';
import type { CloudPort, NewTemplate } from '../cloud/ports.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import {
  advance,
  instanceStates,
  servingInstances,
  syncRegistrations,
  toGroup,
  type ImageBehaviour,
  type SimGroup,
  type SimState,
} from './simulation.js';

/** What goes wrong with a call: refused before, or done although its answer is an error. */
export interface Fault {
  readonly kind: CloudErrorKind;
  readonly isDone?: boolean;
}

export interface CallSeen {
  readonly name: keyof CloudPort;
  /** From 1, over all calls of this port. */
  readonly index: number;
  /** From 1, over the calls that change something; 0 for a read. */
  readonly change: number;
  readonly args: readonly unknown[];
}

export type FaultPlan = (call: CallSeen) => Fault | undefined;

export interface SimulatedCloud {
  readonly state: SimState;
  /** A client of the cloud, with its own faults. */
  port(faults?: FaultPlan): CloudPort;
  /** The changes made through all ports, as `createGroup web-v002`. */
  readonly changes: string[];
  readonly reads: string[];
  /** Fewest that served, beyond those that were not yet there, since `watchFrom` was called. */
  watchServing(wanted: () => number): { readonly worst: () => number };
  group(name: string): SimGroup | undefined;
  serving(name: string): number;
  /** Lets time pass without anybody looking. */
  settle(): void;
}

export const webElb: LoadBalancerSettings = {
  name: 'web-elb',
  dnsName: 'web-elb.local',
  healthCheck: {
    target: 'HTTP:80/health',
    intervalMs: 10_000,
    timeoutMs: 5_000,
    healthyThreshold: 3,
    unhealthyThreshold: 2,
  },
  drainingMs: 60_000,
  idleTimeoutMs: 60_000,
  crossZone: true,
  listeners: [{ protocol: 'HTTP', port: 80, instancePort: 80 }],
  zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  subnetIds: [],
};

const readNames = new Set<keyof CloudPort>([
  'findGroups',
  'readAttachments',
  'readActivities',
  'findLoadBalancers',
  'readInstanceStates',
  'findImage',
  'findArchitectures',
  'findSubnetZones',
  'findTemplate',
  'findTemplateVersion',
  'findTemplateVersions',
  'readConsole',
]);

/** A small deterministic cloud on a fake clock: instances boot, are checked, drain and end as time passes. */
export function createSimulatedCloud(
  clock: Pick<Clock, 'now'>,
  images: Readonly<Record<string, ImageBehaviour>>,
  loadBalancers: readonly LoadBalancerSettings[] = [webElb],
): SimulatedCloud {
  const state: SimState = {
    now: clock.now(),
    groups: new Map(),
    templates: new Map(),
    nextId: 0,
    images: new Map(Object.entries(images)),
    loadBalancers: new Map(
      loadBalancers.map((settings) => [settings.name, { settings, registrations: new Map() }]),
    ),
  };
  const watchers: (() => void)[] = [];
  const changes: string[] = [];
  const reads: string[] = [];
  const settle = () => advance(state, clock.now(), () => watchers.forEach((watch) => watch()));
  const group = (name: string) => state.groups.get(name);

  return {
    state,
    changes,
    reads,
    group,
    settle,
    serving: (name) => {
      settle();
      const found = group(name);
      return found === undefined ? 0 : servingInstances(state, found).length;
    },
    watchServing: (wanted) => {
      let worst = Infinity;
      const watch = () => {
        const serving = [...state.groups.values()].flatMap((one) => servingInstances(state, one)).length;
        worst = Math.min(worst, serving - wanted());
      };
      watchers.push(watch);
      return { worst: () => worst };
    },
    port: (faults = () => undefined) => {
      let index = 0;
      let change = 0;
      const calls = portCalls(state);
      const wrapped = Object.entries(calls).map(([key, call]) => {
        // The keys of a literal that is typed as the port.
        const name = key as keyof CloudPort;
        const isRead = readNames.has(name);
        const run = async (...args: unknown[]) => {
          settle();
          index += 1;
          if (!isRead) change += 1;
          const fault = faults({ name, index, change: isRead ? 0 : change, args });
          const failure = fault && new CloudError(fault.kind, name, new Error(`injected at call ${index}`));
          if (failure !== undefined && !fault?.isDone) throw failure;
          if (isRead) reads.push(name);
          else changes.push(`${name} ${describe(args)}`.trim());
          // The arguments are those of this very call.
          const answer: unknown = await (call as (...all: unknown[]) => Promise<unknown>)(...args);
          if (failure !== undefined) throw failure;
          return answer;
        };
        return [name, run] as const;
      });
      return Object.fromEntries(wrapped) as unknown as CloudPort;
    },
  };
}

/** Arguments as a test reads them: names, lists, and `step=drain` for tags and sizes. */
function describe(args: readonly unknown[]): string {
  return args
    .filter((arg) => !(arg instanceof AbortSignal) && arg !== undefined)
    .map((arg) => {
      if (typeof arg !== 'object' || arg === null) return String(arg);
      if ('name' in arg) return String(arg.name);
      if ('description' in arg) return String(arg.description);
      if (Array.isArray(arg)) return arg.map((item) => String(item).replace('clicamos:', '')).join(',');
      const entries = Object.entries(arg).filter(([key]) => key !== 'clicamos:since');
      return entries.map(([key, value]) => `${key.replace('clicamos:', '')}=${String(value)}`).join(' ');
    })
    .join(' ');
}

function portCalls(state: SimState): CloudPort {
  const missing = (call: string, what: string) =>
    new CloudError('refused', call, new Error(`${what} not found`));
  const need = (call: string, name: string): SimGroup => {
    const found = state.groups.get(name);
    if (found === undefined) throw missing(call, name);
    return found;
  };
  return {
    findGroups: async (query) =>
      [...state.groups.values()]
        .filter((one) => {
          if ('service' in query) return tagOf(one, tagKeys.service) === query.service;
          if ('names' in query) return query.names.includes(one.name);
          return one.loadBalancerNames.some((name) => query.loadBalancerNames.includes(name));
        })
        .map((one) => toGroup(state, one)),
    readAttachments: async () => ({ policies: [policy], scheduledActions: [action], hooks: [] }),
    readActivities: async (name) => [
      { status: 'Failed', description: `Launching in ${name}`, cause: 'a test', message: 'because' },
    ],
    findLoadBalancers: async (names) =>
      names.flatMap((name) => state.loadBalancers.get(name)?.settings ?? []),
    readInstanceStates: async (name) => instanceStates(state, name),
    findImage: async (imageId) =>
      state.images.has(imageId)
        ? { imageId, name: imageId, state: 'available', architecture: 'x86_64', tags: {} }
        : undefined,
    findArchitectures: async () => ['x86_64'],
    findSubnetZones: async (ids) => Object.fromEntries(ids.map((id) => [id, 'us-east-1a'])),
    findTemplate: async (name) => {
      const found = state.templates.get(name);
      return found && { id: found.id, name, latestVersion: found.latest, tags: found.tags };
    },
    findTemplateVersion: async (templateId, version) => {
      const found = templateById(state, templateId);
      const number = version === '$Latest' ? found?.latest : Number(version);
      const one = found?.versions.get(number ?? 0);
      return one && { templateId, version: number ?? 0, ...one };
    },
    findTemplateVersions: async (templateId) =>
      [...(templateById(state, templateId)?.versions ?? [])]
        .map(([version, one]) => ({ templateId, version, ...one }))
        .sort((a, b) => b.version - a.version),
    readConsole: async (id) => `console of ${id}`,
    createTemplate: async (template) => createTemplate(state, template),
    createTemplateVersion: async ({ templateId, imageId, description }) => {
      const found = templateById(state, templateId);
      if (found === undefined) throw missing('createTemplateVersion', templateId);
      found.latest += 1;
      found.versions.set(found.latest, { imageId, description, createdAtMs: state.now });
      return { templateId, version: found.latest, description, imageId };
    },
    deleteTemplateVersion: async (templateId, version) => {
      templateById(state, templateId)?.versions.delete(version);
    },
    deleteTemplate: async (templateId) => {
      for (const [name, { id }] of state.templates) if (id === templateId) state.templates.delete(name);
    },
    tagTemplate: async (templateId, tags) => {
      const found = templateById(state, templateId);
      if (found !== undefined) found.tags = { ...found.tags, ...tags };
    },
    untagTemplate: async (templateId, keys) => {
      const found = templateById(state, templateId);
      if (found === undefined) return;
      found.tags = Object.fromEntries(Object.entries(found.tags).filter(([key]) => !keys.includes(key)));
    },
    createGroup: async (group) => {
      if (state.groups.has(group.name)) throw new CloudError('exists', 'createGroup', new Error(group.name));
      state.groups.set(group.name, { ...group, suspendedProcesses: [], instances: [] });
    },
    resizeGroup: async (name, sizes) => {
      const group = need('resizeGroup', name);
      const set = Object.fromEntries(Object.entries(sizes).filter(([, value]) => value !== undefined));
      Object.assign(group, set);
      if (group.desiredCapacity > group.maxSize || group.desiredCapacity < group.minSize) {
        throw new CloudError(
          'refused',
          'resizeGroup',
          new Error(`desired ${group.desiredCapacity} out of bounds`),
        );
      }
    },
    deleteGroup: async (name) => {
      const group = need('deleteGroup', name);
      if (group.instances.length > 0)
        throw new CloudError('busy', 'deleteGroup', new Error('it has instances'));
      state.groups.delete(name);
    },
    tagGroup: async (name, tags) => {
      const group = need('tagGroup', name);
      const added: GroupTag[] = Object.entries(tags).map(([key, value]) => ({
        key,
        value,
        propagate: false,
      }));
      group.tags = [...group.tags.filter(({ key }) => tags[key] === undefined), ...added];
    },
    untagGroup: async (name, keys) => {
      const group = need('untagGroup', name);
      group.tags = group.tags.filter(({ key }) => !keys.includes(key));
    },
    attachLoadBalancers: async (name, names) => {
      const group = need('attachLoadBalancers', name);
      group.loadBalancerNames = [...new Set([...group.loadBalancerNames, ...names])];
      syncRegistrations(state, group);
    },
    detachLoadBalancers: async (name, names) => {
      const group = need('detachLoadBalancers', name);
      if (names.some((one) => !group.loadBalancerNames.includes(one))) {
        throw new CloudError('refused', 'detachLoadBalancers', new Error('not part of the group'));
      }
      group.loadBalancerNames = group.loadBalancerNames.filter((one) => !names.includes(one));
      syncRegistrations(state, group);
    },
    setInstanceProtection: async (name, ids, isProtected) => {
      for (const instance of need('setInstanceProtection', name).instances) {
        if (ids.includes(instance.id)) instance.isProtected = isProtected;
      }
    },
    protectGroup: async (name, protection) => {
      Object.assign(need('protectGroup', name), protection);
    },
    suspendProcesses: async (name, processes) => {
      const group = need('suspendProcesses', name);
      group.suspendedProcesses = [...new Set([...group.suspendedProcesses, ...processes])];
    },
    resumeProcesses: async (name, processes) => {
      const group = need('resumeProcesses', name);
      group.suspendedProcesses = group.suspendedProcesses.filter((one) => !processes.includes(one));
    },
    putPolicy: async (name) => void need('putPolicy', name),
    putScheduledAction: async (name) => void need('putScheduledAction', name),
  };
}

const policy = { name: 'cpu', policyType: 'TargetTrackingScaling', alarmNames: [], definition: {} };
const action = { name: 'night', definition: {} };

function templateById(state: SimState, id: string) {
  return [...state.templates.values()].find((template) => template.id === id);
}

function createTemplate(state: SimState, { name, imageId, description, tags }: NewTemplate) {
  if (state.templates.has(name)) throw new CloudError('exists', 'createTemplate', new Error(name));
  const id = `lt-${state.templates.size + 1}`;
  state.templates.set(name, {
    id,
    latest: 1,
    tags,
    versions: new Map([[1, { imageId, description, createdAtMs: state.now }]]),
  });
  return { templateId: id, version: 1, description, imageId };
}
