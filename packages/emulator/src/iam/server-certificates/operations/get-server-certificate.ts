import type { GetServerCertificateRequest, GetServerCertificateResponse } from '@aws-sdk/client-iam';
import type { IamContext } from '../../iam-state.js';
import { presentTags } from '../../tags.js';
import { findServerCertificate } from '../find-server-certificate.js';
import { presentMetadata } from '../present-metadata.js';

/** Without the private key, which AWS never shows again. */
export function getServerCertificate(
  input: GetServerCertificateRequest,
  { state }: IamContext,
): GetServerCertificateResponse {
  const record = findServerCertificate(state, input.ServerCertificateName);
  const { certificate, chain } = record.certificate;
  return {
    ServerCertificate: {
      ServerCertificateMetadata: presentMetadata(record),
      CertificateBody: certificate,
      ...(chain === undefined ? {} : { CertificateChain: chain }),
      Tags: presentTags(record.tags),
    },
  };
}
