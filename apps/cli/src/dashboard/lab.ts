import { TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import type { Fault } from '@clicamos/emulator';
import type { ActionOffer } from '@clicamos/report';
import { observeService } from '@clicamos/rolling-asg';
import { deploy } from '../commands/deploy.js';
import type { ServiceOptions } from '../commands/open-service.js';
import { cloudOf } from '../environment/cloud-of.js';
import { asLocal, openEnvironment } from '../environment/open-environment.js';
import type { LocalEnvironment } from '../environment/open-local.js';
import { exitCode } from '../exit-code.js';
import { bakeNextImage } from '../local/bake-next-image.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/** What can be played with a local environment. */
export type LabAction = 'lab-good' | 'lab-bad' | 'lab-slow' | 'lab-kill' | 'lab-throttle' | 'lab-zone';

type LabCommand = (options: ServiceOptions, terminal: Terminal) => Promise<number>;

/** How long AWS is in the way, in its own ms. */
const troubleMs = 120_000;
/** What a rollout asks: not EC2, which images are made with. */
const rolled = ['autoscaling:*', 'elb:*', 'elbv2:*'];
/** How long the slow image takes to listen, real ms. */
const slowStartMs = 1_500;

/** Buttons for a local environment: each bakes and rolls, or breaks something. */
export const labOffers = (service: string): readonly ActionOffer[] =>
  offers.map(([id, label, question, when]) => ({ id, service, label, question, when, kind: 'lab' }));

const offers: readonly (readonly [LabAction, string, string, ActionOffer['when']])[] = [
  ['lab-good', 'Roll a good image', 'Bake the next image of the app, and roll to it?', 'idle'],
  [
    'lab-bad',
    'Roll a bad image',
    'Bake an image that answers its health checks with 500, and roll to it?',
    'idle',
  ],
  ['lab-slow', 'Roll a slow image', 'Bake an image that takes long to listen, and roll to it?', 'idle'],
  [
    'lab-kill',
    'Kill an instance',
    'Terminate one instance that serves? Auto Scaling launches another.',
    'always',
  ],
  [
    'lab-throttle',
    'Throttle the API',
    'Have Auto Scaling and the load balancers refuse a third of all calls for two minutes of AWS time?',
    'always',
  ],
  [
    'lab-zone',
    'Take a zone away',
    'Have one zone answer nothing for two minutes of AWS time? Auto Scaling replaces its instances elsewhere.',
    'always',
  ],
];

/** What the buttons do. */
export const labCommands: Readonly<Record<LabAction, LabCommand>> = {
  'lab-good': rollImage({}),
  'lab-bad': rollImage({ HEALTH_STATUS: '500' }),
  'lab-slow': rollImage({ START_DELAY_MS: String(slowStartMs) }),
  'lab-kill': inLab(killInstance),
  'lab-throttle': inLab((local) =>
    addFault(local, { fault: 'throttle', operations: rolled, probability: 0.3, until: troubleMs }),
  ),
  'lab-zone': inLab(takeZone),
};

function rollImage(env: Readonly<Record<string, string>>): LabCommand {
  return async (options, terminal) => {
    const local = await openLab(options, terminal);
    const { imageId } = await bakeNextImage(local, { env, signal: terminal.signal });
    return deploy({ ...options, ami: imageId, probe: true }, terminal);
  };
}

function inLab(work: (local: LocalEnvironment, signal: AbortSignal) => Promise<void>): LabCommand {
  return async (options, terminal) => {
    await work(await openLab(options, terminal), terminal.signal);
    return exitCode.ok;
  };
}

/** @throws {UsageError} for an environment on AWS */
async function openLab(options: ServiceOptions, terminal: Terminal): Promise<LocalEnvironment> {
  const local = asLocal(await openEnvironment(options, terminal, 'start'));
  if (local) return local;
  throw new UsageError('Expected a local environment: on AWS nothing is played with');
}

/** The first that serves. */
async function killInstance(local: LocalEnvironment, signal: AbortSignal): Promise<void> {
  const { service, readClock, clients } = local;
  const { sources } = await observeService(cloudOf(local), { service, clock: readClock, signal });
  const serving = sources.flatMap(({ states }) => states).find(({ state }) => state === 'serving');
  if (serving === undefined) throw new UsageError(`No instance of ${service} serves: there is none to kill`);
  await clients.ec2.send(new TerminateInstancesCommand({ InstanceIds: [serving.instanceId] }));
}

/** That of the first instance that serves. */
async function takeZone(local: LocalEnvironment, signal: AbortSignal): Promise<void> {
  const { service, readClock } = local;
  const { groups } = await observeService(cloudOf(local), { service, clock: readClock, signal });
  const instances = groups.flatMap(({ group }) => group.instances);
  const zone = instances.find(({ lifecycleState }) => lifecycleState === 'InService')?.zone;
  if (zone === undefined) throw new UsageError(`No instance of ${service} serves: there is no zone to take`);
  await addFault(local, { fault: 'zone-loss', zone, until: troubleMs });
}

async function addFault(local: LocalEnvironment, fault: Fault): Promise<void> {
  const { addFault: add } = await import('@clicamos/emulator/background');
  await add(local, fault);
}
