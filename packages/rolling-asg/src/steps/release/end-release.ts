import type { Group } from '../../cloud/cloud.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { recordRelease } from '../../engine/release/record-release.js';
import { findOrphans, removeOrphans } from './remove-orphans.js';

/** Writes into the ledger that a release is live, and takes those out that died before theirs was; it is read once. */
export async function endRelease(context: RolloutContext, next: Group): Promise<void> {
  const ledger = await findOrphans(context);
  await recordRelease(context, { next, outcome: 'deployed', template: ledger.template });
  await removeOrphans(context, ledger);
}
