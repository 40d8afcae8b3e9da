import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAutoScaling } from './autoscaling/create-auto-scaling.js';
import { createEc2 } from './ec2/create-ec2.js';
import type { EmulatorClock } from './clock.js';
import { createElb } from './elb/create-elb.js';
import { imageParameters } from './ec2/images/built-in-images.js';
import { createIam } from './iam/create-iam.js';
import type { Surroundings } from './service.js';
import { createSsm } from './ssm/create-ssm.js';
import { createSts } from './sts/create-sts.js';
import { createTime } from './time.js';
import type { CallRecord } from './wire/call-record.js';
import { createWireServer } from './wire/create-wire-server.js';

/** How fast, where, and whom to tell; all optional. */
export interface EmulatorOptions {
  /** How many AWS seconds pass in one real second: boots, health intervals, draining. More than 0. @default 1 */
  readonly speed?: number;
  /** What all waiting and every timestamp runs on, see `createVirtualClock`. @default the machine's */
  readonly clock?: EmulatorClock;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** Twelve digits. @default '123456789012' */
  readonly account?: string;
  /** The API's port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** How long an instance is `pending`, in AWS milliseconds. @default 10_000 */
  readonly bootMs?: number;
  /** Where instances leave their logs; a temporary folder, removed at the end, unless given. */
  readonly stateDirectory?: string;
  /** Called after every API call that was answered. */
  readonly onCall?: (call: CallRecord) => void;
  /** One line for what went wrong: refused requests, boots that failed, defects of the emulator. */
  readonly log?: (line: string) => void;
  /** What `/_clicamos/status` answers beside the emulator's own facts. */
  readonly status?: () => object;
}

/** A running emulator; `await using` or `close()` ends every process and listener of it. */
export interface Emulator extends AsyncDisposable {
  /** The URL for `AWS_ENDPOINT_URL` and for the SDK clients' `endpoint`. */
  readonly endpoint: string;
  readonly region: string;
  readonly account: string;
  readonly speed: number;
  /** When it started, by its clock, as ISO 8601: with `speed` it tells every process what time it is for AWS. */
  readonly startedAt: string;
  /** Ends every process and listener; a second call waits for the same end. */
  close(): Promise<void>;
}

/**
 * Starts an AWS on loopback: EC2, Classic ELB, Auto Scaling, IAM roles, STS and SSM parameters on one port, with
 * instances that are processes and load balancers that carry traffic.
 *
 * @example
 * import { EC2Client } from '@aws-sdk/client-ec2';
 * import { createEmulator } from '@clicamos/emulator';
 * const emulator = await createEmulator({ speed: 20 });
 * const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
 * const ec2 = new EC2Client({ endpoint: emulator.endpoint, region: emulator.region, credentials });
 * await emulator.close();
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { speed = 1, region = 'us-east-1', account = '123456789012', port = 0 } = options;
  if (!(speed > 0)) throw new RangeError(`Expected \`speed\` to be a number > 0, got \`${speed}\``);
  const folder = await stateFolder(options.stateDirectory);
  const surroundings = surroundingsOf({ ...options, speed, region, account });
  const startedAt = surroundings.time.now().toISOString();
  const facts = { region, account, speed, startedAt };
  const cloud = await createCloud(surroundings, {
    stateDirectory: folder.path,
    isTemporary: folder.isTemporary,
    bootMs: options.bootMs,
  });
  const closeCloud = async () => {
    await cloud.close();
    await folder.remove();
  };
  const server = await createWireServer({
    services: cloud.services,
    host: '127.0.0.1',
    port,
    log: surroundings.log,
    now: surroundings.time.now,
    ...(options.onCall ? { onCall: options.onCall } : {}),
    internal: { '/_clicamos/status': () => ({ ...facts, ...options.status?.() }) },
  }).catch(async (error: unknown) => {
    await closeCloud();
    throw error;
  });
  const close = once(async () => {
    await closeCloud();
    await server.close();
  });
  return { endpoint: server.endpoint, ...facts, close, [Symbol.asyncDispose]: close };
}

interface CloudOptions {
  readonly stateDirectory: string;
  readonly isTemporary: boolean;
  readonly bootMs: number | undefined;
}

async function createCloud(
  surroundings: Surroundings,
  { stateDirectory, isTemporary, bootMs }: CloudOptions,
) {
  const iam = createIam(surroundings);
  const ec2 = await createEc2(surroundings, {
    stateDirectory,
    isTemporary,
    instanceProfiles: iam.instanceProfiles,
    ...(bootMs === undefined ? {} : { bootMs }),
  });
  const elb = createElb(surroundings, { instances: ec2.instances });
  const autoScaling = createAutoScaling(surroundings, {
    instances: ec2.instances,
    loadBalancers: elb.loadBalancers,
  });
  const ssm = createSsm(surroundings, { publicParameters: imageParameters(surroundings.region) });
  const services = [ec2.service, elb.service, autoScaling, createSts(surroundings), iam.service, ssm];
  // Auto Scaling first, so that nothing is launched again; instances last, so that draining ones may end.
  const close = async () => {
    for (const service of [autoScaling, elb.service, ec2.service]) await service.close();
  };
  return { services, close };
}

type SurroundingsOptions = Pick<Surroundings, 'region' | 'account'> &
  Pick<EmulatorOptions, 'log' | 'clock'> & { readonly speed: number };

function surroundingsOf({ speed, region, account, log, clock }: SurroundingsOptions): Surroundings {
  return {
    region,
    account,
    zones: ['a', 'b', 'c'].map((letter) => region + letter),
    time: createTime(speed, clock),
    newId: (prefix) => `${prefix}-${randomBytes(9).toString('hex').slice(0, 17)}`,
    log: log ?? (() => undefined),
  };
}

async function stateFolder(given: string | undefined) {
  if (given !== undefined) return { path: given, isTemporary: false, remove: async () => undefined };
  const path = await mkdtemp(join(tmpdir(), 'clicamos-emulator-'));
  return { path, isTemporary: true, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Closing twice waits for the same end. */
function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}
