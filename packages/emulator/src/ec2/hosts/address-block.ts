import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Loopback addresses that belong to one emulator for as long as it runs. */
export interface AddressBlock {
  /** Connections to instances come from here, so that instances see another address than their own. */
  readonly first: string;
  /** An address that no instance has. Throws when all 65 000 are taken. */
  take(): string;
  giveBack(address: string): void;
  release(): Promise<void>;
}

/** Above the ports that systems give out by themselves. */
const claimPort = 61_127;
const attempts = 24;
const addressesInBlock = 2 ** 16;

/**
 * Claims a block 127.x.0.0/16 by listening on its first address, so that emulators that run at the same time
 * never share one. Nothing where the system has 127.0.0.1 only, as macOS.
 */
export async function claimAddressBlock(): Promise<AddressBlock | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const second = randomInt(16, 255);
    const claim = await listen(`127.${second}.0.1`);
    if (claim === 'noSuchAddress') return undefined;
    if (claim !== 'taken') return createBlock(second, claim);
  }
  return undefined;
}

function createBlock(second: number, claim: Server): AddressBlock {
  const taken = new Set<string>();
  let last = 1;
  const next = () => {
    last = (last + 1) % addressesInBlock;
    return `127.${second}.${last >> 8}.${last & 255}`;
  };
  return {
    first: `127.${second}.0.1`,
    take() {
      for (let tried = 0; tried < addressesInBlock; tried++) {
        const address = next();
        if (isSpecial(address) || taken.has(address)) continue;
        taken.add(address);
        return address;
      }
      throw new RangeError(`Every address of 127.${second}.0.0/16 is taken`);
    },
    giveBack: (address) => void taken.delete(address),
    release: () => new Promise((resolve) => claim.close(() => resolve())),
  };
}

/** Addresses that read like a network's own, and the claimed one. */
const isSpecial = (address: string) => /\.(0|255)$/.test(address) || address.endsWith('.0.1');

function listen(host: string): Promise<Server | 'taken' | 'noSuchAddress'> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' ? 'taken' : 'noSuchAddress'),
    );
    server.listen({ host, port: claimPort, exclusive: true }, () => resolve(server.unref()));
  });
}
