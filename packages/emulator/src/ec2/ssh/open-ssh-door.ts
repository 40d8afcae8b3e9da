import { createServer, type Server, type Socket } from 'node:net';
import type { Login } from './login.js';
import { errorCode } from '../hosts/error-code.js';
import { refuseSsh } from './refuse-ssh.js';
import type { createSshServer, SshServer } from './serve-ssh.js';

export interface SshDoorOptions {
  readonly host: string;
  /** Whether the address is the instance's own: then it listens on 22 too where the system allows it. */
  readonly isOwnAddress: boolean;
  /** A port that the instance's program serves is left to it. */
  readonly programPort: number;
  /** Of who is let in, in OpenSSH's format. */
  readonly publicKey: string;
  readonly login: Login;
  /** @default the server of `ssh2`, a package that is not installed along with this one */
  readonly load?: () => Promise<{ readonly createSshServer: typeof createSshServer }>;
}

export interface SshDoor {
  /** Where it listens; none where others have taken them. */
  readonly ports: readonly number[];
  /** Ends every connection. */
  close(): Promise<void>;
}

/** 22, moved up by 8000 as all ports below 1024, so that no rights are needed. */
const sshPort = 8022;

/** Where instances share an address, the first one has the usual port. */
const portsOf = ({ isOwnAddress, programPort }: SshDoorOptions) =>
  isOwnAddress ? [sshPort, 22].filter((port) => port !== programPort) : [sshPort, 0];

/** Listens for SSH. The library for it is loaded for the first one who connects. */
export async function openSshDoor(options: SshDoorOptions): Promise<SshDoor> {
  const { host, isOwnAddress, login, load = () => import('./serve-ssh.js') } = options;
  const sockets = new Set<Socket>();
  let ssh: Promise<SshServer> | undefined;
  const onConnection = (socket: Socket) => {
    sockets.add(socket.setNoDelay(true));
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    ssh ??= load().then(({ createSshServer }) => createSshServer(options));
    ssh.then(
      (server) => server.serve(socket),
      (error: unknown) => {
        const reason = reasonNotServed(error);
        login.log(reason);
        refuseSsh(socket, reason);
      },
    );
  };
  const servers: Server[] = [];
  for (const port of portsOf(options)) {
    const server = await listen({ host, port }, onConnection);
    if (server !== undefined) servers.push(server);
    if (server !== undefined && !isOwnAddress) break;
  }
  return {
    ports: servers.map(portOf),
    async close() {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}

const reasonNotServed = (error: unknown) =>
  errorCode(error) === 'ERR_MODULE_NOT_FOUND'
    ? 'The emulator serves SSH by the package `ssh2`, which is not installed: npm install ssh2'
    : `SSH is not served: ${String(error)}`;

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Nothing where the port is taken, or not this user's to listen on. */
function listen(
  at: { readonly host: string; readonly port: number },
  onConnection: (socket: Socket) => void,
): Promise<Server | undefined> {
  const server = createServer(onConnection);
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen({ ...at, exclusive: true }, () => resolve(server));
  });
}
