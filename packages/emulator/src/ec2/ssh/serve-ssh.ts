import type { Socket } from 'node:net';
import ssh2, { type AuthContext, type Connection, type ParsedKey } from 'ssh2';
import type { Login } from './login.js';
import { serveSession } from './serve-session.js';

export interface SshServer {
  /** Serves a connection until it ends. */
  serve(socket: Socket): void;
}

/** How long a client may take to show its key. */
const loginMs = 30_000;

/** A server with a key of its own that lets in who has the private key to `publicKey`, by whatever name. */
export function createSshServer({
  publicKey,
  login,
}: {
  readonly publicKey: string;
  readonly login: Login;
}): SshServer {
  const parsed = ssh2.utils.parseKey(publicKey);
  if (parsed instanceof Error) throw parsed;
  const hostKey = ssh2.utils.generateKeyPairSync('ed25519').private;
  const server = new ssh2.Server({ hostKeys: [hostKey], ident: 'clicamos-emulator' }, (connection) =>
    serveConnection(connection, { key: parsed, login }),
  );
  return { serve: (socket) => server.injectSocket(socket) };
}

function serveConnection(
  connection: Connection,
  { key, login }: { readonly key: ParsedKey; readonly login: Login },
): void {
  const timer = setTimeout(() => connection.end(), loginMs).unref();
  let user = '';
  connection.once('close', () => clearTimeout(timer));
  // Noise on the port, or a client that has gone: it is told by the connection's end.
  connection.on('error', (error) => login.log(`a connection over SSH: ${error.message}`));
  connection.on('authentication', (context) => {
    if (!isLetIn(context, key)) return context.reject(['publickey']);
    user = context.username;
    nameAsAsked(context);
    context.accept();
  });
  connection.once('ready', () => {
    clearTimeout(timer);
    // Nothing else is listened for, and so refused: no forwarding.
    connection.on('session', (accept) => serveSession(accept(), { user, login }));
  });
}

/**
 * `ssh2` answers "does that key do?" by the kind of the key, `ssh-rsa`, where RFC 8332 has the name that was asked for,
 * `rsa-sha2-256`: clients written in Go, such as Packer, take it for a refusal.
 */
function nameAsAsked(context: AuthContext): void {
  if (context.method !== 'publickey' || context.signature !== undefined) return;
  if (context.hashAlgo === 'sha256' || context.hashAlgo === 'sha512')
    context.key.algo = `rsa-sha2-${context.hashAlgo.slice('sha'.length)}`;
}

/** First a client asks whether a key would do, then it signs. */
function isLetIn(context: AuthContext, key: ParsedKey): boolean {
  if (context.method !== 'publickey' || !context.key.data.equals(key.getPublicSSH())) return false;
  if (context.signature === undefined) return true;
  return context.blob !== undefined && key.verify(context.blob, context.signature, context.hashAlgo) === true;
}
