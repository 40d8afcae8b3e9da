import {
  isCloudError,
  type CloudReads,
  type Group,
  type GroupAttachments,
  type TrafficSource,
} from '@clicamos/rolling-asg';
import { duration } from '@clicamos/report';
import type { EnvironmentSettings } from '../../config/schema.js';
import { UsageError } from '../../usage-error.js';
import { launchTimes, type LaunchActivity } from './launch-times.js';
import type { GroupFacts, ServiceFacts } from './service-facts.js';

/** What the facts of a service are read with: describe calls alone. */
export interface FactReads
  extends Pick<CloudReads, 'findGroups' | 'readAttachments' | 'findTrafficSources' | 'findSubnets'> {
  /** The group's last activities, newest first, with their ends. */
  readonly readLaunches: (groupName: string) => Promise<readonly LaunchActivity[]>;
}

export interface FactOptions {
  readonly service: string;
  readonly settings: EnvironmentSettings;
  /** Behind what the first group would be, where there is none. */
  readonly sourceIds: readonly string[];
  readonly adopt?: string | undefined;
  /** Where the command line says it. */
  readonly bootMs?: number | undefined;
  readonly slowestRequestMs?: number | undefined;
}

const assumedLaunchMs = 60_000;
const assumedBootMs = 30_000;
const assumedSlowestMs = 5_000;
const noAttachments: GroupAttachments = { policies: [], scheduledActions: [], hooks: [] };

/** Reads what a rehearsal needs. What may not be read is assumed, with a sentence that says so. */
export async function readFacts(reads: FactReads, options: FactOptions): Promise<ServiceFacts> {
  const { service, bootMs, slowestRequestMs } = options;
  const assumed: string[] = [];
  const orElse = unlessDenied((text) => assumed.push(text));
  const live = await readLive(reads, options, orElse);
  const { group, sourceIds } = live ?? fromSettings(options, assumed);
  const sources = await orElse(
    'elasticloadbalancing:DescribeLoadBalancers and DescribeTargetGroups',
    () => reads.findTrafficSources(sourceIds),
    {
      value: sourceIds.map(assumedSource),
      text: 'health checks every 30 s, 2 to change, and 300 s of draining',
    },
  );
  const launches = live === undefined ? [] : await readLaunches(reads, group.name, orElse);
  const launchMs = launchTimes(launches);
  if (launchMs === undefined)
    assumed.push(`no launch of the last ones ended: ${duration(assumedLaunchMs)} from a launch to InService`);
  if (bootMs === undefined)
    assumed.push(`${duration(assumedBootMs)} from InService to the first answer (--boot says otherwise)`);
  if (slowestRequestMs === undefined)
    assumed.push(
      `the slowest request takes ${duration(assumedSlowestMs)} (--slowest-request says otherwise)`,
    );
  return {
    service,
    group,
    sources,
    launchMs: launchMs ?? assumedLaunchMs,
    bootMs: bootMs ?? assumedBootMs,
    slowestRequestMs: slowestRequestMs ?? assumedSlowestMs,
    assumed,
  };
}

interface Stead<Value> {
  readonly value: Value;
  /** What the value is, for whoever reads that it was assumed. */
  readonly text: string;
}

type OrElse = <Value>(action: string, read: () => Promise<Value>, stead: Stead<Value>) => Promise<Value>;

/** Reads, or takes what stands instead where the caller may not, and says so. */
const unlessDenied =
  (say: (text: string) => void): OrElse =>
  async (action, read, { value, text }) => {
    try {
      return await read();
    } catch (error) {
      if (!isCloudError(error, 'denied')) throw error;
      say(`${action} is denied: assumed ${text}`);
      return value;
    }
  };

interface Live {
  readonly group: GroupFacts;
  readonly sourceIds: readonly string[];
}

async function readLive(
  reads: FactReads,
  { service, adopt }: FactOptions,
  orElse: OrElse,
): Promise<Live | undefined> {
  const query = adopt === undefined ? { service } : { names: [adopt] };
  const text = 'a group as the configuration makes the first one';
  const stead = { value: [], text };
  const groups = await orElse('autoscaling:DescribeAutoScalingGroups', () => reads.findGroups(query), stead);
  if (adopt !== undefined && groups.length === 0)
    throw new UsageError(`There is no group \`${adopt}\` to adopt`);
  const group = onlyServing(groups);
  if (group === undefined) return undefined;
  const attachments = await orElse(
    'autoscaling:DescribePolicies, DescribeScheduledActions, DescribeNotificationConfigurations or DescribeLifecycleHooks',
    () => reads.readAttachments(group.name),
    {
      value: noAttachments,
      text: 'no scaling policies, scheduled actions, lifecycle hooks and notifications',
    },
  );
  const zones = await zonesOf(reads, group, orElse);
  return { group: { ...group, zones, attachments }, sourceIds: group.sourceIds };
}

/** The group that stands in traffic, else the only one: which of several is to be rolled is for a person to say. */
function onlyServing(groups: readonly Group[]): Group | undefined {
  const attached = groups.filter(({ sourceIds }) => sourceIds.length > 0);
  const candidates = attached.length > 0 ? attached : groups;
  if (candidates.length < 2) return candidates[0];
  const names = candidates.map(({ name }) => name).sort();
  throw new UsageError(
    `There are ${names.length} groups of the service to rehearse with: ${names.join(', ')}. Where a rollout is under way let it end, or name one: --adopt ${names[0]}`,
  );
}

async function zonesOf(reads: FactReads, { subnetIds, zones, instances }: Group, orElse: OrElse) {
  const seen = instances.map(({ zone }) => zone);
  const subnets = await orElse('ec2:DescribeSubnets', () => reads.findSubnets(subnetIds), {
    value: {},
    text: 'the zones in which instances run now',
  });
  const all = [...Object.values(subnets).map(({ zone }) => zone), ...zones, ...seen];
  return [...new Set(all)].sort();
}

function readLaunches(reads: FactReads, name: string, orElse: OrElse) {
  return orElse('autoscaling:DescribeScalingActivities', () => reads.readLaunches(name), {
    value: [],
    text: 'launches as below',
  });
}

/** Where nothing serves yet, what the first deploy would make is rehearsed as if it were there. */
function fromSettings({ service, settings, sourceIds }: FactOptions, assumed: string[]): Live {
  const { group } = settings;
  assumed.push(
    `a group of ${group.desired} (min ${group.min}, max ${group.max}) in three zones: none serves yet`,
  );
  return {
    sourceIds,
    group: {
      name: `${service}-v001`,
      minSize: group.min,
      maxSize: group.max,
      desiredCapacity: group.desired,
      healthCheckGraceMs: group.healthCheckGraceSeconds * 1_000,
      zones: ['a', 'b', 'c'],
      inherited: {},
      attachments: noAttachments,
    },
  };
}

/** As AWS makes one where nothing else is said. */
const assumedSource = (id: string): TrafficSource => ({
  kind: id.startsWith('arn:') ? 'target-group' : 'classic',
  id,
  name: id,
  healthCheck: {
    target: 'HTTP:80/',
    intervalMs: 30_000,
    timeoutMs: 5_000,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
  },
  drainingMs: 300_000,
  slowStartMs: 0,
  crossZone: true,
  loadBalancers: [],
});
