/** Why a request or a connection got no answer. */
export type FailureCause =
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'dns'
  | 'unreachable'
  | 'certificate'
  | 'tls'
  | 'malformed'
  | 'other';

const causeOfCode: Readonly<Record<string, FailureCause>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  INVALID_CA: 'certificate',
  INVALID_PURPOSE: 'certificate',
  EPROTO: 'tls',
};

/** Sorts what Node and undici throw into a cause, by code or name and never by text. */
export function failureCause(error: unknown): FailureCause {
  const code = errorCode(error);
  // undici's parser error has a name and, in some versions, no code.
  if (code.startsWith('HPE_') || (error instanceof Error && error.name === 'HTTPParserError'))
    return 'malformed';
  // OpenSSL's own, for example CERT_HAS_EXPIRED and ERR_SSL_WRONG_VERSION_NUMBER.
  if (/^CERT_/.test(code)) return 'certificate';
  if (/^ERR_(SSL|TLS)_/.test(code)) return causeOfCode[code] ?? 'tls';
  return causeOfCode[code] ?? 'other';
}

/** The code and the sentence of what was thrown, for people. */
export function failureDetail(error: unknown): string {
  const code = errorCode(error);
  const text = messageOf(error);
  if (code === '' || text.includes(code)) return text;
  return text === '' ? code : `${code}: ${text}`;
}

/** By its shape: an error of another realm is no instance of this one's. */
function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  return String(error.message);
}

function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
