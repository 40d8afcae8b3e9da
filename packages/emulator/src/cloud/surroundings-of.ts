import { randomBytes } from 'node:crypto';
import type { EmulatorOptions } from '../emulator-options.js';
import type { Surroundings } from '../service/service.js';
import { createTime } from '../time/time.js';

type SurroundingsOptions = Pick<Surroundings, 'region' | 'account'> &
  Pick<EmulatorOptions, 'log' | 'clock' | 'instances'> & { readonly speed: number };

/** Where and when an emulator's services are; what goes wrong there is not in it yet. */
export function surroundingsOf({
  region,
  account,
  ...options
}: SurroundingsOptions): Omit<Surroundings, 'hazards'> {
  return {
    region,
    account,
    zones: ['a', 'b', 'c'].map((letter) => region + letter),
    time: createTime(options.speed, options.clock),
    newId: options.instances === 'simulated' ? countedIds() : randomId,
    log: options.log ?? (() => undefined),
  };
}

const randomId = (prefix: string) => `${prefix}-${randomBytes(9).toString('hex').slice(0, 17)}`;

/** The same ids every time, so that a simulation can be repeated. */
function countedIds(): (prefix: string) => string {
  let count = 0;
  return (prefix) => `${prefix}-${(++count).toString(16).padStart(17, '0')}`;
}
