import {
  DescribeCertificateCommand,
  ImportCertificateCommand,
  RequestCertificateCommand,
  type CertificateDetail,
} from '@aws-sdk/client-acm';
import type { CertificateArgs } from '@pulumi/aws/acm/certificate.js';
import type { Unwrap } from '@pulumi/pulumi';
import type { CreateContext } from '../../terms/create-context.js';
import { defineResource } from '../../terms/define-resource.js';
import { expectMade } from '../../translate/expect-made.js';
import { tagList } from '../../translate/tags.js';
import { toAwsEnum } from '../../translate/to-aws.js';

const inputs = [
  'domainName',
  'subjectAlternativeNames',
  'validationMethod',
  'keyAlgorithm',
  'certificateBody',
  'certificateChain',
  'privateKey',
  'tags',
] as const;

type Inputs = Pick<Unwrap<CertificateArgs>, (typeof inputs)[number]>;

/** Requested by its name, or imported by its body: https://docs.aws.amazon.com/acm/latest/APIReference/ */
export const awsAcmCertificate = defineResource<CertificateArgs>()({
  type: 'aws:acm/certificate:Certificate',
  inputs,
  create: async (given, context) => {
    const { clients, call } = context;
    const made = given.certificateBody === undefined ? request(given, context) : importIt(given, context);
    const arn = expectMade((await made).CertificateArn, 'the ARN of a certificate');
    const describe = new DescribeCertificateCommand({ CertificateArn: arn });
    const { Certificate } = await clients.acm.send(describe, call);
    return { id: arn, outputs: { arn, ...computedOf(Certificate) } };
  },
});

const request = (given: Inputs, { clients, call }: CreateContext) =>
  clients.acm.send(
    new RequestCertificateCommand({
      DomainName: given.domainName,
      SubjectAlternativeNames: given.subjectAlternativeNames,
      ValidationMethod: toAwsEnum(given.validationMethod),
      KeyAlgorithm: toAwsEnum(given.keyAlgorithm),
      Tags: tagsOf(given),
    }),
    call,
  );

const importIt = (given: Inputs, { clients, call }: CreateContext) =>
  clients.acm.send(
    new ImportCertificateCommand({
      Certificate: bytesOf(given.certificateBody),
      PrivateKey: bytesOf(given.privateKey),
      CertificateChain: given.certificateChain === undefined ? undefined : bytesOf(given.certificateChain),
      Tags: tagsOf(given),
    }),
    call,
  );

const bytesOf = (text = '') => new TextEncoder().encode(text);

function tagsOf({ tags }: Inputs) {
  const Tags = tagList(tags);
  return Tags.length > 0 ? Tags : undefined;
}

const computedOf = (certificate: CertificateDetail = {}) => ({
  domainName: certificate.DomainName,
  subjectAlternativeNames: certificate.SubjectAlternativeNames,
  status: certificate.Status,
  type: certificate.Type,
  keyAlgorithm: certificate.KeyAlgorithm,
  notBefore: certificate.NotBefore?.toISOString(),
  notAfter: certificate.NotAfter?.toISOString(),
  domainValidationOptions: (certificate.DomainValidationOptions ?? []).map((option) => ({
    domainName: option.DomainName,
    resourceRecordName: option.ResourceRecord?.Name,
    resourceRecordType: option.ResourceRecord?.Type,
    resourceRecordValue: option.ResourceRecord?.Value,
  })),
});
