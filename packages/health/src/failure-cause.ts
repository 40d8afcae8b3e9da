/** Why a request or a connection got no answer. */
export type FailureCause = 'refused' | 'reset' | 'timeout' | 'dns' | 'unreachable' | 'malformed' | 'other';

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
};

/** Sorts what Node and undici throw into a cause, by code or name and never by text. */
export function failureCause(error: unknown): FailureCause {
  const code = errorCode(error);
  // undici's parser error has a name and, in some versions, no code.
  if (code.startsWith('HPE_') || (error instanceof Error && error.name === 'HTTPParserError'))
    return 'malformed';
  return causeOfCode[code] ?? 'other';
}

/** The code and the sentence of what was thrown, for people. */
export function failureDetail(error: unknown): string {
  const code = errorCode(error);
  const text = error instanceof Error ? error.message : String(error);
  if (code === '' || text.includes(code)) return text;
  return text === '' ? code : `${code}: ${text}`;
}

function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
