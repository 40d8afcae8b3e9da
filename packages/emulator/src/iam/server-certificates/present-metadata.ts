import type { ServerCertificateMetadata } from '@aws-sdk/client-iam';
import type { ServerCertificateRecord } from './server-certificate-record.js';

export const presentMetadata = (record: ServerCertificateRecord): ServerCertificateMetadata => ({
  Path: record.path,
  ServerCertificateName: record.name,
  ServerCertificateId: record.id,
  Arn: record.arn,
  UploadDate: record.uploadDate,
  Expiration: record.certificate.notAfter,
});
