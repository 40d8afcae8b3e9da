import type { StreamRecord } from '../../stream/record.js';

/** Why it went back, or failed: the first reason is the one that counts. */
export function addToWhy(why: string | undefined, record: StreamRecord): string | undefined {
  switch (record.kind) {
    case 'failed':
    case 'rolling-back':
      return why ?? record.reason;
    case 'finished':
      return record.result.outcome === 'rolled-back' ? (why ?? record.result.reason) : why;
    case 'error':
      return record.message;
    default:
      return why;
  }
}
