import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import { assumeRole } from './assume-role.js';
import { getCallerIdentity } from './get-caller-identity.js';
import { getFederationToken } from './get-federation-token.js';
import type { StsContext } from './sts-context.js';

/**
 * The Security Token Service: every caller may do what the account's root may, whatever its credentials.
 *
 * @param keyring what keeps the temporary keys that are given out; without one they are forgotten
 */
export function createSts(surroundings: Surroundings, keyring: StsContext['keyring'] = forgetful): Service {
  return {
    name: 'sts',
    operations: bindOperations(stsOperations, { ...surroundings, keyring }),
    close: () => Promise.resolve(),
  };
}

const forgetful: StsContext['keyring'] = { add: () => undefined, find: () => undefined };

/** The operations of the service by the names of the API. */
export const stsOperations = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
  GetFederationToken: getFederationToken,
};
