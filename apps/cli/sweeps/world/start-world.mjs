import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startBackground, stopBackground } from '@clicamos/emulator';
import { createScope } from '../judge/create-scope.mjs';
import { readService } from '../observe/read-service.mjs';
import { watchServing } from '../observe/watch-serving.mjs';
import { startTraffic } from '../traffic/start-traffic.mjs';
import { createClients } from './create-clients.mjs';
import { registerImages } from './create-images.mjs';
import { createSandbox, localFolder } from './create-sandbox.mjs';
import { fronts, readFront } from './read-front.mjs';

/** The sizes of the service of every world. */
const capacity = { min: 2, desired: 2, max: 4 };

/**
 * An emulator of its own with a service that serves, steady requests through its load balancer, and an eye on
 * what serves. `close` ends all of it.
 *
 * @param {string} folder made, and left to whoever removes it
 * @param {{ speed: number, ratePerSecond: number, newEvery?: number, imageFolders: Readonly<Record<string, string>>, bakeSeconds?: number, 'load-balancer'?: string }} options
 */
export async function startWorld(folder, options) {
  const scope = createScope();
  try {
    return await openWorld(folder, { ...options, scope });
  } catch (error) {
    await scope.close();
    throw error;
  }
}

async function openWorld(folder, { scope, ...options }) {
  const { speed, ratePerSecond, newEvery, imageFolders, bakeSeconds = 0 } = options;
  const { 'load-balancer': loadBalancer = 'classic' } = options;
  if (!fronts.includes(loadBalancer))
    throw new Error(`Expected --load-balancer to be ${fronts.join(', ')}, got \`${loadBalancer}\``);
  const home = join(folder, 'home');
  await mkdir(localFolder(home), { recursive: true });
  const { endpoint, credentials } = await startBackground({
    stateDirectory: localFolder(home),
    speed,
    ownerPid: process.pid,
  });
  scope.defer(() => stopBackground(localFolder(home)));
  const clients = createClients({ endpoint, credentials });
  scope.defer(() => Object.values(clients).forEach((client) => client.destroy()));
  const configuration = configurationText({ speed, bakeSeconds, loadBalancer });
  const sandbox = await createSandbox(home, { configuration, endpoint, scope });
  const images = await registerImages(clients.ec2, imageFolders);
  await mustRun(sandbox, ['local', 'up']);
  await mustRun(sandbox, ['deploy', '--ami', images.good]);
  const front = await readFront(clients);
  const traffic = startTraffic({ urls: front.urls, ratePerSecond, newEvery });
  scope.defer(() => traffic.stop());
  const eyes = { ...clients, front };
  const serving = watchServing(eyes);
  scope.defer(() => serving.stop());
  const lock = JSON.parse(await readFile(join(localFolder(home), 'emulator.lock.json'), 'utf8'));
  let sandboxes = 0;
  return {
    speed,
    endpoint,
    clients: eyes,
    front,
    images,
    traffic,
    serving,
    emulatorPid: lock.pid,
    /** The service as it is when nobody has disturbed it. */
    whole: await readService(eyes),
    /** A folder whose commands reach the emulator by this endpoint. */
    sandboxAt: (address = endpoint) =>
      createSandbox(join(folder, `sandbox-${(sandboxes += 1)}`), {
        configuration,
        endpoint: address,
        home,
        scope,
      }),
    close: () => scope.close(),
  };
}

const configurationText = ({ speed, bakeSeconds, loadBalancer }) => `service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: ${speed}
    loadBalancer: ${loadBalancer}
    group: { min: ${capacity.min}, desired: ${capacity.desired}, max: ${capacity.max} }
    rollout: { bakeSeconds: ${bakeSeconds} }
    probe: { ratePerSecond: 20 }
`;

async function mustRun(sandbox, args) {
  const { code, signal, stdout, stderr } = await sandbox.start(args, { limitMs: 120_000 }).ended;
  if (code !== 0)
    throw new Error(`clicamos ${args.join(' ')} ended with ${code ?? signal}:\n${stdout}${stderr}`);
}
