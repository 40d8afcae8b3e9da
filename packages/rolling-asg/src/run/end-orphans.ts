import type { RolloutContext } from '../engine/context/context.js';
import type { OrphanVersion } from '../observe/service/orphan-versions.js';
import { findOrphans, msUntilOver, removeOrphans } from '../steps/release/remove-orphans.js';

/**
 * Takes back what rollouts left that died before they made their group. Whether they died is known once their versions
 * are old: until then it waits.
 *
 * @returns the versions that are gone
 */
export async function endOrphans(context: RolloutContext): Promise<readonly OrphanVersion[]> {
  const { clock, signal } = context;
  const { orphans } = await findOrphans(context);
  if (orphans.length === 0) return [];
  await clock.sleep(Math.max(...orphans.map((orphan) => msUntilOver(context, orphan))), signal);
  return removeOrphans(context);
}
