import type { Keyring } from '../access/keyring.js';
import type { Surroundings } from '../service/service.js';

/** What the operations of STS are given. */
export interface StsContext extends Pick<Surroundings, 'account' | 'time'> {
  readonly keyring: Pick<Keyring, 'add' | 'find'>;
}
