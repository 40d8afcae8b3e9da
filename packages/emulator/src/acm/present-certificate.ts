import type { CertificateDetail, CertificateSummary } from '@aws-sdk/client-acm';
import type { AcmContext, CertificateRecord } from './acm-context.js';
import { presentValidation } from './present-validation.js';

/** A certificate as DescribeCertificate shows it. */
export function presentCertificate(record: CertificateRecord, { usersOf }: AcmContext): CertificateDetail {
  const { arn, certificate, domainNames, options } = record;
  return {
    CertificateArn: arn,
    DomainName: domainNames[0],
    SubjectAlternativeNames: [...domainNames],
    Serial: certificate.serial,
    Subject: certificate.subject,
    ...originOf(record),
    Status: 'ISSUED',
    NotBefore: certificate.notBefore,
    NotAfter: certificate.notAfter,
    KeyAlgorithm: certificate.keyAlgorithm,
    SignatureAlgorithm: certificate.keyAlgorithm.startsWith('EC') ? 'SHA256WITHECDSA' : 'SHA256WITHRSA',
    InUseBy: [...usersOf(arn)],
    KeyUsages: [{ Name: 'DIGITAL_SIGNATURE' }, { Name: 'KEY_ENCIPHERMENT' }],
    ExtendedKeyUsages: [
      { Name: 'TLS_WEB_SERVER_AUTHENTICATION', OID: '1.3.6.1.5.5.7.3.1' },
      { Name: 'TLS_WEB_CLIENT_AUTHENTICATION', OID: '1.3.6.1.5.5.7.3.2' },
    ],
    Options: {
      CertificateTransparencyLoggingPreference: options.transparencyLogging,
      Export: options.canExport,
    },
  };
}

function originOf(record: CertificateRecord): Partial<CertificateDetail> {
  const { origin, createdAt, certificate } = record;
  if (origin.kind === 'imported')
    return {
      Type: 'IMPORTED',
      Issuer: certificate.issuer,
      CreatedAt: createdAt,
      ImportedAt: createdAt,
      RenewalEligibility: 'INELIGIBLE',
    };
  return {
    Type: 'AMAZON_ISSUED',
    Issuer: 'Amazon',
    CreatedAt: createdAt,
    IssuedAt: createdAt,
    DomainValidationOptions: presentValidation(record, origin.validation),
    RenewalEligibility: 'INELIGIBLE',
  };
}

/** A certificate as ListCertificates shows it. */
export function presentSummary(record: CertificateRecord, { usersOf }: AcmContext): CertificateSummary {
  const { arn, certificate, domainNames, origin, createdAt } = record;
  const isImported = origin.kind === 'imported';
  return {
    CertificateArn: arn,
    DomainName: domainNames[0],
    SubjectAlternativeNameSummaries: [...domainNames],
    HasAdditionalSubjectAlternativeNames: false,
    Status: 'ISSUED',
    Type: isImported ? 'IMPORTED' : 'AMAZON_ISSUED',
    KeyAlgorithm: certificate.keyAlgorithm,
    KeyUsages: ['DIGITAL_SIGNATURE', 'KEY_ENCIPHERMENT'],
    ExtendedKeyUsages: ['TLS_WEB_SERVER_AUTHENTICATION', 'TLS_WEB_CLIENT_AUTHENTICATION'],
    InUse: usersOf(arn).length > 0,
    RenewalEligibility: 'INELIGIBLE',
    NotBefore: certificate.notBefore,
    NotAfter: certificate.notAfter,
    CreatedAt: createdAt,
    ...(isImported ? { ImportedAt: createdAt } : { IssuedAt: createdAt }),
  };
}
