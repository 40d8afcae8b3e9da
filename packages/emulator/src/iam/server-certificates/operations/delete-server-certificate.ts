import type { DeleteServerCertificateRequest } from '@aws-sdk/client-iam';
import { deleteConflict } from '../../errors.js';
import type { IamContext } from '../../iam-state.js';
import { findServerCertificate } from '../find-server-certificate.js';

/** Not while a listener shows it. */
export function deleteServerCertificate(
  input: DeleteServerCertificateRequest,
  { state, usersOf }: IamContext,
): object {
  const { name, id, arn } = findServerCertificate(state, input.ServerCertificateName);
  const users = usersOf(arn);
  if (users.length > 0)
    throw deleteConflict(
      `Certificate: ${id} is currently in use by ${users.join(', ')}. Please remove it first before deleting it from IAM.`,
    );
  state.serverCertificates.delete(name);
  return {};
}
