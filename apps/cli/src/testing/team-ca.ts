import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate authority of a team's own, and a certificate that it has signed. */
export interface TeamCa extends AsyncDisposable {
  /** The CA's certificate, PEM. */
  readonly caFile: string;
  /** Of the server. */
  readonly key: string;
  readonly cert: string;
}

/** Made by the `openssl` command, which must be there: without it there is nothing to test TLS with. */
export async function createTeamCa(name: string): Promise<TeamCa> {
  const directory = await mkdtemp(join(tmpdir(), 'clicamos-ca-'));
  const file = (what: string) => join(directory, what);
  const request = (what: string) => [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-keyout', file(`${what}.key`), '-out', file(`${what}.pem`), '-subj', `/CN=${what}`],
  ];
  await run('openssl', request('ca'));
  const names = ['-addext', `subjectAltName=DNS:${name}`, '-addext', 'basicConstraints=critical,CA:FALSE'];
  await run('openssl', [...request('web'), '-CA', file('ca.pem'), '-CAkey', file('ca.key'), ...names]);
  return {
    caFile: file('ca.pem'),
    key: await readFile(file('web.key'), 'utf8'),
    cert: await readFile(file('web.pem'), 'utf8'),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
