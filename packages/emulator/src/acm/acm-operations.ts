import { addTagsToCertificate } from './operations/add-tags-to-certificate.js';
import { deleteCertificate } from './operations/delete-certificate.js';
import { describeCertificate } from './operations/describe-certificate.js';
import { getCertificate } from './operations/get-certificate.js';
import { importCertificate } from './operations/import-certificate.js';
import { listCertificates } from './operations/list-certificates.js';
import { listTagsForCertificate } from './operations/list-tags-for-certificate.js';
import { removeTagsFromCertificate } from './operations/remove-tags-from-certificate.js';
import { requestCertificate } from './operations/request-certificate.js';

/** Every operation of Certificate Manager that is emulated, by AWS's name. */
export const acmOperations = {
  AddTagsToCertificate: addTagsToCertificate,
  DeleteCertificate: deleteCertificate,
  DescribeCertificate: describeCertificate,
  GetCertificate: getCertificate,
  ImportCertificate: importCertificate,
  ListCertificates: listCertificates,
  ListTagsForCertificate: listTagsForCertificate,
  RemoveTagsFromCertificate: removeTagsFromCertificate,
  RequestCertificate: requestCertificate,
};
