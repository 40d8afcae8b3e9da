import type { UpdateServerCertificateRequest } from '@aws-sdk/client-iam';
import { viewOf } from '../../../certificates/server-certificate.js';
import { checkName, checkPath } from '../../check-names.js';
import { entityAlreadyExists } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';
import { findServerCertificate } from '../find-server-certificate.js';

/** Another name or path is another ARN. */
export function updateServerCertificate(
  input: UpdateServerCertificateRequest,
  { state, surroundings }: IamContext,
): object {
  const record = findServerCertificate(state, input.ServerCertificateName);
  const name = checkName(input.NewServerCertificateName ?? record.name, {
    member: 'newServerCertificateName',
    longest: 128,
  });
  const path = checkPath(input.NewPath ?? record.path);
  if (name !== record.name && state.serverCertificates.has(name))
    throw entityAlreadyExists(`The Server Certificate with name ${name} already exists.`);
  const arn = `arn:aws:iam::${surroundings.account}:server-certificate${path}${name}`;
  state.serverCertificates.delete(record.name);
  state.serverCertificates.set(name, { ...record, name, path, arn, view: viewOf(arn, record.certificate) });
  return {};
}
