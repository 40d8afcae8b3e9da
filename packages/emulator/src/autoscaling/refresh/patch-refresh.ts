import type { AutoScaling } from '../group/auto-scaling-context.js';
import { patchGroup } from '../group/groups.js';
import type { Refresh } from '../group/refresh.js';

/** Replaces a part of a group's last refresh; does nothing where there is none. */
export function patchRefresh(autoScaling: AutoScaling, groupName: string, patch: Partial<Refresh>): void {
  const [last, ...others] = autoScaling.groups.get(groupName)?.refreshes ?? [];
  if (last) patchGroup(autoScaling, groupName, { refreshes: [{ ...last, ...patch }, ...others] });
}
