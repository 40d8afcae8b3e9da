import type { IssuedKey } from '../access/keyring.js';
import type { Surroundings } from '../service.js';

/** What the operations of STS are given. */
export interface StsContext extends Pick<Surroundings, 'account' | 'time'> {
  /** Hears of every key that is given out. */
  readonly issued: (key: IssuedKey) => void;
}
