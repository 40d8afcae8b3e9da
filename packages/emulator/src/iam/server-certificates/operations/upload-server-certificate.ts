import type { UploadServerCertificateRequest, UploadServerCertificateResponse } from '@aws-sdk/client-iam';
import { viewOf } from '../../../certificates/server-certificate.js';
import { checkName, checkPath } from '../../check-names.js';
import { entityId } from '../../entity-id.js';
import { entityAlreadyExists } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';
import { presentTags, withTags } from '../../tags.js';
import { presentMetadata } from '../present-metadata.js';
import { readUploaded } from '../read-uploaded.js';
import type { ServerCertificateRecord } from '../server-certificate-record.js';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadServerCertificate.html */
export function uploadServerCertificate(
  input: UploadServerCertificateRequest,
  { state, surroundings }: IamContext,
): UploadServerCertificateResponse {
  const name = checkName(input.ServerCertificateName, { member: 'serverCertificateName', longest: 128 });
  const path = checkPath(input.Path);
  const tags = withTags(new Map(), input.Tags);
  if (state.serverCertificates.has(name))
    throw entityAlreadyExists(`The Server Certificate with name ${name} already exists.`);
  const certificate = readUploaded(input);
  const arn = `arn:aws:iam::${surroundings.account}:server-certificate${path}${name}`;
  const record: ServerCertificateRecord = {
    ...{ name, path, arn, certificate, tags },
    id: entityId('ASCA', surroundings.newId),
    uploadDate: surroundings.time.now(),
    view: viewOf(arn, certificate),
  };
  state.serverCertificates.set(name, record);
  return { ServerCertificateMetadata: presentMetadata(record), Tags: presentTags(tags) };
}
