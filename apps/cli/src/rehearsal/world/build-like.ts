import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { createEmulator, createVirtualClock, type Emulator, type VirtualClock } from '@clicamos/emulator';
import { createAwsCloud, isCloudError, type CloudPort, type LifecycleHook } from '@clicamos/rolling-asg';
import type { ServiceFacts } from '../facts/service-facts.js';
import { likeClients, type LikeClients } from './like-clients.js';
import { likeRegion, likeZones } from './like-zones.js';
import { makeSource } from './make-source.js';
import { servedPort } from './served-port.js';

/** The like of a service, on a clock of its own, with whoever looks at it undisturbed. */
export interface Like extends AsyncDisposable {
  readonly clock: VirtualClock;
  readonly emulator: Emulator;
  readonly clients: LikeClients;
  readonly cloud: CloudPort;
  readonly sourceIds: readonly string[];
  /** How long launching and terminating hooks are waited for by what completes them, ms. */
  readonly hookMs: number;
  /** Registers an image; answers its id. */
  readonly image: (name: string, behaviour: { readonly bootMs: number; readonly isBad: boolean }) => string;
  /** What could not be built. */
  readonly leftOut: readonly string[];
}

/** From running to `InService` at least, and from the request to running at most, ms. */
const pendingMs = 20_000;
const stopMs = 2_000;

/** Builds the like of a service, and its group with all that hangs on it; it has still to boot. */
export async function buildLike(facts: ServiceFacts): Promise<Like> {
  const { group, launchMs, slowestRequestMs } = facts;
  const clock = createVirtualClock();
  const bootMs = group.attachments.hooks.length === 0 ? launchMs : Math.min(launchMs, pendingMs);
  const emulator = await createEmulator({ clock, instances: 'simulated', listen: false, bootMs });
  const clients = likeClients(emulator);
  const cloud = createAwsCloud(clients);
  const { zones } = likeZones(group.zones);
  const place = await findPlace(clients, zones);
  const port = servedPort(facts.sources);
  const sourceIds: string[] = [];
  for (const [index, source] of facts.sources.entries())
    sourceIds.push(await makeSource(clients, source, { ...place, index, port }));
  const image: Like['image'] = (name, { bootMs: untilAnswering, isBad }) =>
    emulator.registerSimulatedImage({
      ...{ name, port, stopMs, bootMs: untilAnswering, drainMs: slowestRequestMs },
      ...(isBad && { answers: 'failing' as const }),
    });
  const imageId = image('live', { bootMs: facts.bootMs, isBad: false });
  const leftOut = await makeGroup(cloud, facts, { imageId, sourceIds, subnetIds: place.subnetIds });
  return {
    ...{ clock, emulator, clients, cloud, sourceIds, image, leftOut },
    hookMs: Math.max(0, launchMs - bootMs),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

async function findPlace({ ec2 }: LikeClients, zones: readonly string[]) {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const mine = Subnets.filter(({ AvailabilityZone = likeRegion }) => zones.includes(AvailabilityZone));
  return { subnetIds: mine.flatMap(({ SubnetId }) => SubnetId ?? []), vpcId: mine[0]?.VpcId ?? '' };
}

interface Ground {
  readonly imageId: string;
  readonly sourceIds: readonly string[];
  readonly subnetIds: readonly string[];
}

async function makeGroup(
  cloud: CloudPort,
  { group }: ServiceFacts,
  { imageId, sourceIds, subnetIds }: Ground,
): Promise<readonly string[]> {
  const { name, attachments, inherited } = group;
  const { templateId } = await cloud.createTemplate({
    ...{ name: `of-${name}`, base: { kind: 'scratch' }, imageId, overrides: { instanceType: 't3.micro' } },
    ...{ description: 'the like of what serves', tags: {} },
  });
  const { minSize, maxSize, desiredCapacity, healthCheckGraceMs } = group;
  const { placementGroup: _, serviceLinkedRoleArn: __, ...settings } = inherited;
  await cloud.createGroup({
    ...{ name, templateId, templateVersion: 1, minSize, maxSize, desiredCapacity, healthCheckGraceMs },
    ...{ sourceIds, subnetIds, zones: [], tags: [], deletionProtection: 'none' },
    newInstancesProtected: inherited.newInstancesProtected ?? false,
    hooks: attachments.hooks.map(bareHook),
    inherited: settings,
  });
  const kept: (readonly [string, Promise<void>])[] = [
    ...attachments.policies.map((one) => [`scaling policy ${one.name}`, cloud.putPolicy(name, one)] as const),
    ...attachments.scheduledActions.map(
      (one) => [`scheduled action ${one.name}`, cloud.putScheduledAction(name, one)] as const,
    ),
    ...(attachments.notifications ?? []).map(
      (one) => [`notification of ${one.topicArn}`, cloud.putNotification(name, one)] as const,
    ),
    ['metrics', cloud.enableMetrics(name, inherited.enabledMetrics ?? [])],
  ];
  return (await Promise.all(kept.map(([what, put]) => reasonLeftOut(what, put)))).flatMap(
    (text) => text ?? [],
  );
}

/** What names things of the account that a like does not have cannot be built. */
async function reasonLeftOut(what: string, put: Promise<void>): Promise<string | undefined> {
  try {
    await put;
    return undefined;
  } catch (error) {
    if (!isCloudError(error)) throw error;
    return `${what} is left out of the like: ${error.message}`;
  }
}

/** Without whom it tells: nobody listens in a like. */
const bareHook = (hook: LifecycleHook): LifecycleHook => {
  const { NotificationTargetARN: _, RoleARN: __, ...definition } = hook.definition;
  return { ...hook, definition };
};
