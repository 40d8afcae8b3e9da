import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import ssh2, { type ClientChannel } from 'ssh2';

/** Whether the system lets this user make the namespaces that logins run in. */
export const hasNamespaces =
  spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'true']).status === 0;

export interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface SshClient extends Disposable {
  run(command: string, input?: Buffer | string): Promise<Ran>;
  /** Copies a file there as `scp` and Packer do. */
  upload(path: string, content: Buffer | string): Promise<Ran>;
  download(path: string): Promise<Buffer>;
  /** Asks the other side for a connection from there. */
  forward(port: number): Promise<unknown>;
  readonly ended: Promise<void>;
}

export interface SshAt {
  readonly host: string;
  readonly port?: number;
  readonly privateKey: string;
  readonly username?: string;
}

/** A client that has logged in. Rejects when it is not let in. */
export async function connectSsh({ port = 8022, username = 'admin', ...at }: SshAt): Promise<SshClient> {
  const client = new ssh2.Client();
  const ended = new Promise<void>((resolve) => client.once('close', () => resolve()));
  // What waits for an answer hears nothing when the connection ends.
  const unlessEnded = <Result>(wanted: Promise<Result>): Promise<Result> =>
    Promise.race([
      wanted,
      ended.then((): never => {
        throw new Error('The connection has ended');
      }),
    ]);
  const ready = once(client, 'ready');
  // A client that was refused, or whose instance has gone, is reset.
  client.on('error', () => undefined);
  client.connect({ ...at, port, username, readyTimeout: 60_000 });
  await unlessEnded(ready);
  const run = (command: string, input: Buffer | string = '') =>
    unlessEnded(
      new Promise<Ran>((resolve, reject) =>
        // What comes next may be there already: it is listened for at once.
        client.exec(command, (error, channel) => {
          if (error) return reject(error);
          resolve(ran(channel));
          channel.end(input);
        }),
      ),
    );
  return {
    run,
    ended,
    async upload(path, content) {
      const bytes = Buffer.from(content);
      const slash = path.lastIndexOf('/');
      const [folder, name] = slash < 0 ? ['.', path] : [path.slice(0, slash), path.slice(slash + 1)];
      const announced = Buffer.from(`C0644 ${bytes.length} ${name}\n`);
      return run(`scp -vt ${folder}`, Buffer.concat([announced, bytes, Buffer.alloc(1)]));
    },
    async download(path) {
      const { output, errors, code } = await run(`scp -vf ${path}`, Buffer.alloc(3));
      if (code !== 0) throw new Error(`${errors}${output}`);
      const from = output.indexOf('\n') + 1;
      return Buffer.from(output.slice(from, -1));
    },
    forward: (port) =>
      new Promise((resolve, reject) =>
        client.forwardOut('127.0.0.1', 0, '127.0.0.1', port, (error, channel) =>
          error ? reject(error) : resolve(channel),
        ),
      ),
    [Symbol.dispose]: () => client.end(),
  };
}

async function ran(channel: ClientChannel): Promise<Ran> {
  let [output, errors] = ['', ''];
  let code: number | null = null;
  channel.on('data', (chunk: Buffer) => (output += chunk.toString()));
  channel.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  channel.on('exit', (status: number | null) => (code = status));
  await once(channel, 'close');
  return { code, output, errors };
}
