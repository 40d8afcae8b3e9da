import type { AccessKey } from '../access/access-key.js';
import type { Fault } from '../faults/plan/fault.js';
import { basicFormat } from '../wire/signature/read-claim.js';
import { sign } from '../wire/signature/sign.js';

/** An emulator of another process, and what lets one in. */
export interface AddFaultOptions {
  readonly endpoint: string;
  readonly credentials: AccessKey;
}

/**
 * Adds a fault to the emulator of another process, from now on.
 *
 * @throws Error with the emulator's sentence, when the fault says what it may not, or the key is not its own
 * @example
 * import { addFault, findBackground, readAccessKey } from '@clicamos/emulator/background';
 * const found = await findBackground('.emulator');
 * const credentials = await readAccessKey('.emulator');
 * if (found.kind === 'running' && credentials !== undefined)
 *   await addFault({ endpoint: found.endpoint, credentials }, { fault: 'throttle', operations: ['ec2:*'] });
 */
export async function addFault({ endpoint, credentials }: AddFaultOptions, fault: Fault): Promise<void> {
  const url = new URL('/_clicamos/faults', endpoint);
  const body = JSON.stringify(fault);
  const headers = signed({ url, body, credentials, timestamp: basicFormat(Date.now()) });
  const answer = await fetch(url, { method: 'POST', body, headers });
  if (!answer.ok) throw new Error(`The emulator refused ${fault.fault}: ${await answer.text()}`);
}

interface Signing {
  readonly url: URL;
  readonly body: string;
  readonly credentials: AccessKey;
  readonly timestamp: string;
}

function signed({ url, body, credentials, timestamp }: Signing): Record<string, string> {
  const scope = { date: timestamp.slice(0, 8), region: 'us-east-1', service: 'clicamos' };
  const headers: Record<string, string> = { host: url.host, 'x-amz-date': timestamp };
  const signedHeaders = Object.keys(headers);
  const request = {
    method: 'POST',
    url: url.pathname,
    header: (name: string) => headers[name],
    body: Buffer.from(body),
  };
  const claim = { where: 'header', scope, signedHeaders, timestamp } as const;
  const signature = sign(request, claim, credentials.secretAccessKey);
  const credential = [credentials.accessKeyId, scope.date, scope.region, scope.service, 'aws4_request'];
  return {
    'x-amz-date': timestamp,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential.join('/')}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  };
}
