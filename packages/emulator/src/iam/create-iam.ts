import type { InstanceProfilePort } from '../ports.js';
import { bindOperations, type Service, type Surroundings } from '../service.js';
import { iamOperations } from './iam-operations.js';
import { createInstanceProfilePort, type IamState } from './iam-state.js';

/** IAM's roles and instance profiles, empty at first; nothing that they permit or forbid is enforced. */
export function createIam(surroundings: Surroundings): {
  readonly service: Service;
  readonly instanceProfiles: InstanceProfilePort;
} {
  const state: IamState = { roles: new Map(), instanceProfiles: new Map() };
  return {
    service: {
      name: 'iam',
      operations: bindOperations(iamOperations, { surroundings, state }),
      close: () => Promise.resolve(),
    },
    instanceProfiles: createInstanceProfilePort({ surroundings, state }),
  };
}
