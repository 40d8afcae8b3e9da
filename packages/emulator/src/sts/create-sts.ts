import { bindOperations, type Service, type Surroundings } from '../service.js';
import { getCallerIdentity } from './get-caller-identity.js';

/** The Security Token Service: every caller is the account's root, whatever its credentials. */
export function createSts(surroundings: Surroundings): Service {
  return {
    name: 'sts',
    operations: bindOperations({ GetCallerIdentity: getCallerIdentity }, surroundings),
    close: () => Promise.resolve(),
  };
}
