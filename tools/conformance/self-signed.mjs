import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const options = ['-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=shop.example.com'];

/** A certificate that OpenSSL has made, and its key: what a user would bring along. */
export async function selfSigned() {
  const { stdout } = await promisify(execFile)('openssl', ['req', '-x509', ...options, '-keyout', '-']);
  const [privateKey = '', certificate = ''] = stdout.match(/-----BEGIN [^]*?-----END [^]*?-----\n/g) ?? [];
  return { certificate, privateKey };
}
