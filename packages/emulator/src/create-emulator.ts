import { newAccessKey, type AccessKey } from './access/access-key.js';
import { createKeyring } from './access/keyring.js';
import { createCloud, type Cloud } from './cloud/create-cloud.js';
import { registerImage } from './ec2/operations/images/register-image.js';
import { checkOptions, type EmulatorOptions } from './emulator-options.js';
import type { Emulator, SimulatedImage } from './emulator.js';
import { createFaults } from './faults/create-faults.js';
import type { Fault } from './faults/plan/fault.js';
import { processesGround, simulatedGround } from './cloud/instances-ground.js';
import { locationOf } from './laboratory/simulated-image.js';
import type { Service, ServiceName, Surroundings } from './service/service.js';
import { surroundingsOf } from './cloud/surroundings-of.js';
import { createApi, type Api } from './wire/create-api.js';
import { createDirectClient } from './wire/direct/create-direct-client.js';
import { createRequestHandler } from './wire/http/create-request-handler.js';
import { serveApi } from './wire/http/create-wire-server.js';
import { createDoor } from './wire/signature/create-door.js';

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
  const { hosting, remove } = isSimulated ? simulatedGround : await processesGround(options.stateDirectory);
  const { vcpuLimit = isSimulated ? Infinity : usualVcpuLimit } = options;
  const credentials = options.accessKey ?? (signatures === 'any' ? anyKey : newAccessKey());
  const keyring = createKeyring(credentials, () => [surroundings.time.now(), new Date()]);
  const cloud = await createCloud(surroundings, hosting, { ...options, vcpuLimit, keyring });
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

/** Closing twice waits for the same end. */
function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}
