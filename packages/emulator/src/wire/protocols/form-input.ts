import { readFormTree } from '../codec/form-tree.js';
import type { WireModel } from '../model/model.js';
import type { Message } from './protocol.js';
import { readForm } from '../codec/read-form.js';
import type { ReadInput } from '../model/violation.js';

/** The parameters that belong to the request and not to the operation, of signature versions 2 and 4. */
const ENVELOPE = new Set([
  'Action',
  'Version',
  'AWSAccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SecurityToken',
  'Timestamp',
  'Expires',
]);

/** Reads the input of a query request. */
export function readFormInput({ operation, form }: Message, model: WireModel): ReadInput {
  const type = model.operations[operation]?.input;
  if (type === undefined) return { input: {}, violations: [] };
  return readForm(readFormTree(form, isEnvelope), type, model);
}

const isEnvelope = (name: string) => ENVELOPE.has(name) || name.toLowerCase().startsWith('x-amz-');
