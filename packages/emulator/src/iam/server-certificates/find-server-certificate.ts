import { noSuchEntity } from '../errors.js';
import type { IamState } from '../iam-state.js';
import type { ServerCertificateRecord } from './server-certificate-record.js';

/** Throws `NoSuchEntity`. */
export function findServerCertificate({ serverCertificates }: IamState, name = ''): ServerCertificateRecord {
  const found = serverCertificates.get(name);
  if (found) return found;
  throw noSuchEntity(`The Server Certificate with name ${name} cannot be found.`);
}
