import type { Batch } from '../group/refresh.js';

/**
 * One step of a refresh:
 * - `replace`: a batch begins; `completeBatch`: its successors are ready
 * - `terminateStandby`: what stands by goes, with nothing in its place
 * - `reachCheckpoint`, `passCheckpoint`: a pause begins, or ends
 * - `bake`, `succeed`, `fail`, `endCancelling`: towards its end
 */
export type RefreshMove =
  | { readonly kind: 'replace'; readonly batch: Batch }
  | { readonly kind: 'terminateStandby'; readonly instances: readonly string[] }
  | { readonly kind: 'fail'; readonly because: string }
  | {
      readonly kind:
        | 'completeBatch'
        | 'reachCheckpoint'
        | 'passCheckpoint'
        | 'bake'
        | 'succeed'
        | 'endCancelling';
    };
