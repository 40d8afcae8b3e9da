import type { CertificatePort, InstanceProfilePort } from '../service/ports.js';
import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import { iamOperations } from './iam-operations.js';
import { createInstanceProfilePort, type IamContext, type IamState } from './iam-state.js';
import { createCertificatePort } from './server-certificates/server-certificate-record.js';

export interface IamOptions {
  /** ARNs of the load balancers that show a certificate to clients. @default there are none */
  readonly usersOf?: (certificateArn: string) => readonly string[];
}

/** IAM's roles, policies, instance profiles and server certificates, empty at first; nothing that roles permit or forbid is enforced. */
export function createIam(
  surroundings: Surroundings,
  { usersOf = () => [] }: IamOptions = {},
): {
  readonly service: Service;
  readonly instanceProfiles: InstanceProfilePort;
  readonly certificates: CertificatePort;
} {
  const state: IamState = {
    roles: new Map(),
    instanceProfiles: new Map(),
    serverCertificates: new Map(),
    policies: new Map(),
    accountAliases: new Set(),
  };
  const iam: IamContext = { surroundings, state, usersOf };
  return {
    service: {
      name: 'iam',
      operations: bindOperations(iamOperations, iam),
      close: () => Promise.resolve(),
    },
    instanceProfiles: createInstanceProfilePort(iam),
    certificates: createCertificatePort(state.serverCertificates),
  };
}
