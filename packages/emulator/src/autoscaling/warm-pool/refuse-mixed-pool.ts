import { notEmulated } from '../requests/errors.js';
import type { GroupSettings } from '../group/group.js';
import type { WarmPool } from '../group/warm-pool.js';

/**
 * Refuses a warm pool of a group of several types.
 *
 * @throws AwsError `ValidationError` that says what to use instead
 */
export function refuseMixedPool({
  mixedPolicy,
  warmPool,
}: Pick<GroupSettings, 'mixedPolicy'> & { readonly warmPool: WarmPool | undefined }): void {
  if (mixedPolicy === undefined || warmPool === undefined) return;
  throw notEmulated('A warm pool beside a MixedInstancesPolicy', 'use LaunchTemplate.');
}
