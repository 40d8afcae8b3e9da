import type { Doubts } from '../../service/doubts.js';
import type { Fault } from './fault.js';

/** What goes wrong in an emulator, as plain data: the same plan and the same calls, the same faults. */
export interface FaultPlan {
  /** Where everything random comes from: an integer. @default 1 */
  readonly seed?: number;
  /** Of several that strike one call the first that decides its fate counts; the others change its answer. @default none */
  readonly faults?: readonly Fault[];
  /** @default what the emulator takes for likely */
  readonly doubts?: Partial<Doubts>;
}
