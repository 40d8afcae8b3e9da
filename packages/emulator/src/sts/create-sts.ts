import { bindOperations, type Service, type Surroundings } from '../service.js';
import { assumeRole } from './assume-role.js';
import { getCallerIdentity } from './get-caller-identity.js';
import { getFederationToken } from './get-federation-token.js';
import type { StsContext } from './sts-context.js';

/**
 * The Security Token Service: every caller is the account's root, whatever its credentials.
 *
 * @param issued hears of every temporary key that is given out
 */
export function createSts(
  surroundings: Surroundings,
  issued: StsContext['issued'] = () => undefined,
): Service {
  return {
    name: 'sts',
    operations: bindOperations(stsOperations, { ...surroundings, issued }),
    close: () => Promise.resolve(),
  };
}

/** The operations of the service by the names of the API. */
export const stsOperations = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
  GetFederationToken: getFederationToken,
};
