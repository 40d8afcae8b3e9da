import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTeamCa } from './team-ca.js';

/** A real nginx on loopback behind TLS, with a name and a CA of its own. */
export interface Nginx extends AsyncDisposable {
  readonly port: number;
  /** PEM of the authority that has signed its certificate. */
  readonly caFile: string;
}

export interface NginxOptions {
  /** In the certificate. */
  readonly name: string;
  /** The inside of its `server`. */
  readonly server: string;
  /** Files of its folder, which `server` can name relatively: `auth_basic_user_file`, `root www`. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Whether Debian's nginx, or another one, is on this machine. */
export const isNginxInstalled = (): boolean => spawnSync('nginx', ['-v']).status === 0;

/**
 * Starts nginx on a socket that listens already: no port is guessed, and a request that comes before nginx does waits.
 */
export async function startNginx({ name, server, files = {} }: NginxOptions): Promise<Nginx> {
  const directory = await mkdtemp(join(tmpdir(), 'clicamos-nginx-'));
  const ca = await createTeamCa(name);
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo; // a TCP server's address is never a string
  const all = { 'web.key': ca.key, 'web.pem': ca.cert, 'nginx.conf': config(port, server), ...files };
  await mkdir(join(directory, 'www'));
  for (const [file, text] of Object.entries(all)) await writeFile(join(directory, file), text);
  const nginx = spawn('nginx', ['-p', `${directory}/`, '-c', 'nginx.conf', '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe', descriptorOf(listening)],
    env: { ...process.env, NGINX: '3;' },
  });
  const said: string[] = [];
  nginx.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ended = once(nginx, 'exit');
  listening.close();
  return {
    port,
    caFile: ca.caFile,
    async [Symbol.asyncDispose]() {
      const wasRunning = nginx.kill('SIGTERM');
      await ended;
      await ca[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
      if (!wasRunning) throw new Error(`nginx had ended: ${said.join('')}`);
    },
  };
}

/** As Node names it on POSIX, without a word in its declarations: nginx takes a listening socket by its number. */
const descriptorOf = (server: Server): number =>
  (server as unknown as { readonly _handle: { readonly fd: number } })._handle.fd;

const config = (port: number, server: string): string => `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate web.pem;
    ssl_certificate_key web.key;
    ${server}
  }
}
`;
