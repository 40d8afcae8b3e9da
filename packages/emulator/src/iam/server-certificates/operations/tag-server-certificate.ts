import type { TagServerCertificateRequest } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { withTags } from '../../tags.js';
import { findServerCertificate } from '../find-server-certificate.js';

export function tagServerCertificate(input: TagServerCertificateRequest, { state }: IamContext): object {
  const record = findServerCertificate(state, input.ServerCertificateName);
  state.serverCertificates.set(record.name, { ...record, tags: withTags(record.tags, input.Tags) });
  return {};
}
