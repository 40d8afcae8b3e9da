import { bindOperations, type Service, type Surroundings } from '../service.js';
import { assumeRole } from './assume-role.js';
import { getCallerIdentity } from './get-caller-identity.js';
import { getFederationToken } from './get-federation-token.js';

/** The Security Token Service: every caller is the account's root, whatever its credentials. */
export function createSts(surroundings: Surroundings): Service {
  return {
    name: 'sts',
    operations: bindOperations(stsOperations, surroundings),
    close: () => Promise.resolve(),
  };
}

/** The operations of the service by the names of the API. */
export const stsOperations = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
  GetFederationToken: getFederationToken,
};
