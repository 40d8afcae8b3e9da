import { timingSafeEqual } from 'node:crypto';
import type { Keyring, KnownKey } from '../../access/keyring.js';
import type { Denial, Door } from './denial.js';
import { basicFormat, readClaim, type Claim } from './read-claim.js';
import { sign } from './sign.js';
import type { SignedRequest } from './signed-request.js';

/**
 * The door of an account: only what is signed with one of its keys comes in.
 *
 * @param nowMs the machine's clock, which clients sign by, whatever the emulator's says
 */
export function createDoor(keyring: Keyring, nowMs: () => number): Door {
  return (request) => {
    const claim = readClaim(request);
    if ('broken' in claim) return { kind: 'incomplete', reason: claim.broken };
    const unsigned = requiredHeaders(claim, request).find((name) => !claim.signedHeaders.includes(name));
    if (unsigned !== undefined)
      return {
        kind: 'mismatch',
        reason: `'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`,
      };
    const key = keyring.find(claim.accessKeyId);
    if (key === undefined || key.sessionToken !== claim.sessionToken)
      return { kind: 'unknown-key', reason: unknownKey(claim) };
    return reasonWrong(request, claim, key) ?? reasonOutOfTime(claim, nowMs()) ?? reasonOver(key, keyring);
  };
}

/** Without these a signature would be good for another operation. */
function requiredHeaders({ where }: Claim, { header }: SignedRequest): readonly string[] {
  const target = header('x-amz-target') === undefined ? [] : ['x-amz-target'];
  const date = where === 'header' && header('x-amz-date') !== undefined ? ['x-amz-date'] : [];
  return ['host', ...date, ...target];
}

const unknownKey = ({ accessKeyId }: Claim) =>
  `This emulator takes its own access key alone, which clicamos local env prints, and those that its STS gave out; ` +
  `${JSON.stringify(accessKeyId)} is none of them`;

function reasonWrong(request: SignedRequest, claim: Claim, key: KnownKey): Denial | undefined {
  const wanted = Buffer.from(sign(request, claim, key.secretAccessKey));
  const got = Buffer.from(claim.signature);
  if (wanted.length === got.length && timingSafeEqual(wanted, got)) return undefined;
  return { kind: 'mismatch', reason: MISMATCH };
}

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key ' +
  'and signing method. Consult the service documentation for details.';

function reasonOutOfTime(
  { timestamp, signedAtMs, expiresSeconds }: Claim,
  nowMs: number,
): Denial | undefined {
  const lateMs = expiresSeconds === undefined ? SKEW_MS : expiresSeconds * 1_000;
  const now = basicFormat(nowMs);
  if (signedAtMs < nowMs - lateMs) {
    const earliest = basicFormat(nowMs - lateMs);
    const reason = `Signature expired: ${timestamp} is now earlier than ${earliest} (${now} - ${lateMs / 1_000} s.)`;
    return { kind: 'out-of-time', reason };
  }
  if (signedAtMs <= nowMs + SKEW_MS) return undefined;
  const latest = basicFormat(nowMs + SKEW_MS);
  const reason = `Signature not yet current: ${timestamp} is still later than ${latest} (${now} + 5 min.)`;
  return { kind: 'out-of-time', reason };
}

const SKEW_MS = 5 * 60_000;

const reasonOver = (key: KnownKey, keyring: Keyring): Denial | undefined =>
  keyring.isOver(key)
    ? { kind: 'expired-token', reason: 'The security token included in the request is expired' }
    : undefined;
