import type { HostGround, InstanceHost, PreparedInstance } from '../ec2/hosts/instance-host.js';
import type { Time } from '../time/time.js';
import { readSimulatedImage } from './simulated-image.js';

/** The first address of 100.64.0.0/10, which is no machine's on the internet (RFC 6598). */
const firstAddress = 0x64400001;

/** Instances without processes, ports and files: what they do follows from their image and the time. */
export function createSimulatedHost({ state, surroundings }: HostGround): InstanceHost {
  let taken = 0;
  return {
    readImage: readSimulatedImage,
    takeAddress: () => addressText(firstAddress + taken++),
    giveBackAddress: () => undefined,
    prepare: async (instanceId) =>
      preparedInstance(surroundings.time, state.instances.get(instanceId)?.program.simulated?.stopMs ?? 0),
    capture: async ({ program }) => program,
    forget: () => undefined,
    consoleOutput: () => Buffer.alloc(0),
    close: async () => undefined,
  };
}

function preparedInstance(time: Time, stopMs: number): PreparedInstance {
  let endNow: (() => void) | undefined;
  const end = (ms: number) =>
    new Promise<void>((resolve) => {
      const cancel = time.after(ms, resolve);
      endNow = () => {
        cancel();
        resolve();
      };
    });
  return {
    run: () => undefined,
    endpoint: () => undefined,
    async stop(graceMs) {
      endNow?.();
      const ms = Math.min(stopMs, graceMs / time.scaled(1));
      if (ms > 0) await end(ms);
    },
  };
}

const addressText = (address: number) => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
