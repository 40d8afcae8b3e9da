import type {
  ListServerCertificateTagsRequest,
  ListServerCertificateTagsResponse,
} from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { presentTags } from '../../tags.js';
import { findServerCertificate } from '../find-server-certificate.js';

export function listServerCertificateTags(
  input: ListServerCertificateTagsRequest,
  { state }: IamContext,
): ListServerCertificateTagsResponse {
  const { tags } = findServerCertificate(state, input.ServerCertificateName);
  const { items, ...page } = pageOf(presentTags(tags), input);
  return { Tags: [...items], ...page };
}
