import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newAccessKey, type AccessKey } from './access/access-key.js';
import { createKeyring } from './access/keyring.js';
import type { EmulatorClock } from './clock.js';
import { createCloud, processHosting, simulatedHosting, type Cloud, type Hosting } from './create-cloud.js';
import { registerImage } from './ec2/operations/register-image.js';
import { locationOf } from './laboratory/simulated-image.js';
import type { SimulatedBehaviour } from './ec2/images/simulated-behaviour.js';
import type { Service, ServiceName, Surroundings } from './service.js';
import { createFaults, type FaultControl } from './faults/create-faults.js';
import type { Fault } from './faults/plan/fault.js';
import type { FaultPlan } from './faults/plan/fault-plan.js';
import { createTime } from './time.js';
import type { CallRecord } from './wire/call-record.js';
import { createApi, type Api } from './wire/create-api.js';
import { createRequestHandler, type InProcessRequestHandler } from './wire/http/create-request-handler.js';
import { createDoor } from './wire/signature/create-door.js';
import { createDirectClient } from './wire/direct/create-direct-client.js';
import { serveApi } from './wire/http/create-wire-server.js';

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
  /**
   * Whether the API listens on a port. If not, `requestHandler()` is the one way in and `endpoint` a name that is never
   * resolved. @default true
   */
  readonly listen?: boolean;
  /**
   * What instances are: processes with real load balancers, or `simulated` by what their images say, without processes,
   * ports and files, see `registerSimulatedImage`. @default 'processes'
   */
  readonly instances?: 'processes' | 'simulated';
  /** How long an instance is `pending`, in AWS milliseconds. @default 10_000 */
  readonly bootMs?: number;
  /**
   * How many vCPUs all instances may have together, as AWS limits an account; a launch beyond is `VcpuLimitExceeded`.
   * @default 1152, so that a slip of the finger starts no thousands of processes; no end where instances are simulated
   */
  readonly vcpuLimit?: number;
  /**
   * Who may call the port: whoever signs at all, with `any` key, or who signs with the account's key or one of its STS.
   * What comes in this process, by `requestHandler` and `directClient`, is asked for neither. @default 'any'
   */
  readonly signatures?: 'any' | 'verified';
  /** The account's key where signatures are verified. @default a new one, see `credentials` */
  readonly accessKey?: AccessKey;
  /** Where instances leave their logs; a temporary folder, removed at the end, unless given. */
  readonly stateDirectory?: string;
  /** Called after every API call that was answered. */
  readonly onCall?: (call: CallRecord) => void;
  /** One line for what went wrong: refused requests, boots that failed, defects of the emulator. */
  readonly log?: (line: string) => void;
  /** What `/_clicamos/status` answers beside the emulator's own facts. */
  readonly status?: () => object;
  /** What goes wrong, and how AWS is where that is not known for sure. @default nothing, and as is likely */
  readonly faults?: FaultPlan;
}

/** An image for simulated instances: its name, and how they behave. */
export interface SimulatedImage extends SimulatedBehaviour {
  readonly name: string;
}

/** A running emulator; `await using` or `close()` ends every process and listener of it. */
export interface Emulator extends AsyncDisposable {
  /** The URL for `AWS_ENDPOINT_URL` and for the SDK clients' `endpoint`. */
  readonly endpoint: string;
  readonly region: string;
  readonly account: string;
  /** Whether the port verifies signatures. */
  readonly signatures: 'any' | 'verified';
  /** For the SDK's clients: the account's key where signatures are verified, and some key where any will do. */
  readonly credentials: AccessKey;
  readonly speed: number;
  /** When it started, by its clock, as ISO 8601: with `speed` it tells every process what time it is for AWS. */
  readonly startedAt: string;
  /**
   * The `requestHandler` for clients of the AWS SDK v3 in this process: the same answers without a socket.
   *
   * @example
   * import { EC2Client } from '@aws-sdk/client-ec2';
   * import { createEmulator } from '@clicamos/emulator';
   * const emulator = await createEmulator({ instances: 'simulated', listen: false });
   * const { endpoint, region, credentials } = emulator;
   * const ec2 = new EC2Client({ endpoint, region, credentials, requestHandler: emulator.requestHandler() });
   */
  requestHandler(): InProcessRequestHandler;
  /**
   * What stands for a client of the AWS SDK v3 where thousands of calls count: its `send` gives a command to the service
   * as it is, without serialisation and signing, ten times as fast. Errors have the names of the SDK's classes and not
   * the classes.
   *
   * @example
   * import { DescribeVpcsCommand, type EC2Client } from '@aws-sdk/client-ec2';
   * import { createEmulator } from '@clicamos/emulator';
   * await using emulator = await createEmulator({ instances: 'simulated', listen: false });
   * const ec2 = emulator.directClient<EC2Client>('ec2');
   * const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
   */
  directClient<Client extends { readonly send: unknown }>(service: ServiceName): Pick<Client, 'send'>;
  /**
   * Registers an image whose instances behave as it says, and answers its id. `RegisterImage` does the same with an
   * `ImageLocation` of `data:application/json,` and the behaviour.
   *
   * @throws AwsError `InvalidManifest` for a behaviour that cannot be, `InvalidAMIName.Duplicate` for a name that is taken
   * @throws TypeError where instances are processes
   */
  registerSimulatedImage(image: SimulatedImage): string;
  /** Changes what goes wrong while it runs. */
  readonly faults: FaultControl;
  /**
   * What a metric of a group is from now on, for its target tracking policies: `ASGAverageCPUUtilization` unless another
   * is named, a predefined type or a custom metric's name.
   *
   * @throws AwsError `ValidationError` when there is no such group
   */
  setMetric(groupName: string, value: number, options?: { readonly metric?: string }): void;
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
 * const { endpoint, region, credentials } = emulator;
 * const ec2 = new EC2Client({ endpoint, region, credentials });
 * await emulator.close();
 *
 * @throws RangeError for a `speed` or `vcpuLimit` that is none, EmulatorError `InvalidFaults` for a fault plan that says what it may not
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { speed = 1, region = 'us-east-1', account = '123456789012', signatures = 'any' } = options;
  checkOptions(options);
  const isSimulated = options.instances === 'simulated';
  const undisturbed = surroundingsOf({ ...options, speed, region, account });
  const faults = createFaults(options.faults ?? {}, undisturbed);
  const surroundings = { ...undisturbed, hazards: faults.hazards };
  const startedAt = surroundings.time.now().toISOString();
  const facts = { region, account, speed, startedAt };
  const { hosting, remove } = isSimulated ? simulated : await onProcesses(options.stateDirectory);
  const { vcpuLimit = isSimulated ? Infinity : usualVcpuLimit } = options;
  const credentials = options.accessKey ?? (signatures === 'any' ? anyKey : newAccessKey());
  const keyring = createKeyring(credentials, () => [surroundings.time.now(), new Date()]);
  const cloud = await createCloud(surroundings, hosting, { ...options, vcpuLimit, issued: keyring.add });
  const closeCloud = async () => {
    faults.close();
    await cloud.close();
    await remove();
  };
  const calls = {
    log: surroundings.log,
    now: surroundings.time.now,
    faults: faults.callFaults,
    instantBefore: faults.instantBefore,
    ...(options.onCall ? { onCall: options.onCall } : {}),
  };
  const api = createApi({
    ...calls,
    region,
    services: cloud.services,
    ...(signatures === 'verified' ? { door: createDoor(keyring, () => Date.now()) } : {}),
    internal: { '/_clicamos/status': () => ({ ...facts, ...options.status?.() }) },
    // What it says may not be is refused by `add`.
    posts: { '/_clicamos/faults': (fault) => void faults.control.add(fault as Fault) },
  });
  const server = await serve(api, options, surroundings).catch(async (error: unknown) => {
    await closeCloud();
    throw error;
  });
  const closed = new AbortController();
  const close = once(async () => {
    await closeCloud();
    closed.abort();
    await server.close();
  });
  return {
    ...facts,
    signatures,
    credentials,
    faults: faults.control,
    setMetric: cloud.setMetric,
    endpoint: server.endpoint,
    requestHandler: () => createRequestHandler(api, closed.signal),
    directClient<Client extends { readonly send: unknown }>(name: ServiceName) {
      const service = serviceNamed(cloud, name);
      const client = createDirectClient({ ...calls, service, closed: closed.signal });
      return client as unknown as Pick<Client, 'send'>; // the SDK's type has an overload for each of its commands
    },
    registerSimulatedImage(image) {
      if (!isSimulated) throw new TypeError("`registerSimulatedImage` needs `instances: 'simulated'`");
      return addSimulatedImage(cloud, image);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Two words that say of themselves that nobody checks them. */
const anyKey: AccessKey = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Enough for 576 instances of two vCPUs. */
const usualVcpuLimit = 1_152;

function checkOptions({ speed = 1, port, listen = true, vcpuLimit = 1 }: EmulatorOptions): void {
  if (!(speed > 0)) throw new RangeError(`Expected \`speed\` to be a number > 0, got \`${speed}\``);
  if (!(vcpuLimit > 0))
    throw new RangeError(`Expected \`vcpuLimit\` to be a number > 0, got \`${vcpuLimit}\``);
  if (!listen && port !== undefined)
    throw new TypeError(`Expected no \`port\` with \`listen: false\`, got \`${port}\``);
}

interface Ground {
  readonly hosting: Hosting;
  readonly remove: () => Promise<void>;
}

const simulated: Ground = { hosting: simulatedHosting, remove: async () => undefined };

async function onProcesses(stateDirectory: string | undefined): Promise<Ground> {
  const { path, isTemporary, remove } = await stateFolder(stateDirectory);
  return { hosting: processHosting({ stateDirectory: path, isTemporary }), remove };
}

/** A name that is never resolved (RFC 2606). */
const nowhere = { endpoint: 'http://emulator.invalid', close: async () => undefined };

async function serve(api: Api, { listen = true, port = 0 }: EmulatorOptions, { log }: Surroundings) {
  return listen ? serveApi(api, { port, log }) : nowhere;
}

function serviceNamed({ services }: Cloud, name: ServiceName): Service {
  const service = services.find((each) => each.name === name);
  if (service !== undefined) return service;
  const known = services.map((each) => each.name).join(', ');
  throw new TypeError(`Expected a service of ${known}, got \`${name}\``);
}

function addSimulatedImage({ ec2 }: Cloud, { name, ...behaviour }: SimulatedImage): string {
  const { ImageId = '' } = registerImage({ Name: name, ImageLocation: locationOf(behaviour) }, ec2.context);
  return ImageId;
}

type SurroundingsOptions = Pick<Surroundings, 'region' | 'account'> &
  Pick<EmulatorOptions, 'log' | 'clock' | 'instances'> & { readonly speed: number };

function surroundingsOf({ region, account, ...options }: SurroundingsOptions): Omit<Surroundings, 'hazards'> {
  return {
    region,
    account,
    zones: ['a', 'b', 'c'].map((letter) => region + letter),
    time: createTime(options.speed, options.clock),
    newId: options.instances === 'simulated' ? countedIds() : randomId,
    log: options.log ?? (() => undefined),
  };
}

const randomId = (prefix: string) => `${prefix}-${randomBytes(9).toString('hex').slice(0, 17)}`;

/** The same ids every time, so that a simulation can be repeated. */
function countedIds(): (prefix: string) => string {
  let count = 0;
  return (prefix) => `${prefix}-${(++count).toString(16).padStart(17, '0')}`;
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
