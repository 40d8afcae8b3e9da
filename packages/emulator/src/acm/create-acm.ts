import { createIssuer } from '../certificates/create-issuer.js';
import type { CertificatePort } from '../service/ports.js';
import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import type { AcmContext } from './acm-context.js';
import { acmOperations } from './acm-operations.js';

export interface AcmOptions {
  /** ARNs of the load balancers that show a certificate to clients. @default there are none */
  readonly usersOf?: (certificateArn: string) => readonly string[];
}

/** Certificate Manager: certificates that are issued at once by a root of the emulator's own, or imported. */
export function createAcm(
  surroundings: Surroundings,
  { usersOf = () => [] }: AcmOptions = {},
): { readonly service: Service; readonly certificates: CertificatePort } {
  const acm: AcmContext = {
    surroundings,
    usersOf,
    certificates: new Map(),
    tags: new Map(),
    issue: createIssuer(),
  };
  return {
    service: {
      name: 'acm',
      operations: bindOperations(acmOperations, acm),
      close: () => Promise.resolve(),
    },
    certificates: { get: (arn) => acm.certificates.get(arn)?.view },
  };
}
