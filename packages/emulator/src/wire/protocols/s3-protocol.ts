import type { Failure, Protocol } from './protocol.js';
import { queryProtocol } from './query-protocol.js';
import { escapeXml, xmlElement } from '../codec/write-xml.js';
import { xmlReply } from './xml-reply.js';

/**
 * The protocol in which clients of S3 read errors: no element around `Error`. No service here speaks it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const s3Protocol: Protocol = { ...queryProtocol, writeError };

function writeError({ error, requestId }: Failure) {
  const code = xmlElement('Code', escapeXml(error.code));
  const message = xmlElement('Message', escapeXml(error.message));
  return xmlReply(
    error.status,
    requestId,
    xmlElement('Error', code + message + xmlElement('RequestId', requestId)),
  );
}
