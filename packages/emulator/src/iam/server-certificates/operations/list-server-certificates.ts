import type { ListServerCertificatesRequest, ListServerCertificatesResponse } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { pageOf } from '../../page-of.js';
import { presentMetadata } from '../present-metadata.js';

export function listServerCertificates(
  input: ListServerCertificatesRequest,
  { state }: IamContext,
): ListServerCertificatesResponse {
  const { PathPrefix = '/' } = input;
  const below = [...state.serverCertificates.values()].filter(({ path }) => path.startsWith(PathPrefix));
  const { items, ...page } = pageOf(below, input);
  return { ServerCertificateMetadataList: items.map(presentMetadata), ...page };
}
