import type { UntagServerCertificateRequest } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { withoutTags } from '../../tags.js';
import { findServerCertificate } from '../find-server-certificate.js';

export function untagServerCertificate(input: UntagServerCertificateRequest, { state }: IamContext): object {
  const record = findServerCertificate(state, input.ServerCertificateName);
  state.serverCertificates.set(record.name, { ...record, tags: withoutTags(record.tags, input.TagKeys) });
  return {};
}
