import type { Reply } from './protocol.js';

/** An answer whose body is the XML document with this root. */
export function xmlReply(status: number, requestId: string, root: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${root}`,
  };
}
