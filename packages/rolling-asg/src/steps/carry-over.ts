import type { Group, GroupAttachments } from '../cloud/cloud.js';
import type { RolloutContext } from '../engine/context/context.js';
import { change } from '../engine/hold/change.js';
import { startingLater } from '../plan/starting-later.js';
import { carriedProcesses } from '../plan/carried-processes.js';

/**
 * Puts on next what a group cannot be made with: previous's policies, scheduled actions, notifications and metrics, and
 * the processes that its owner keeps suspended. Each can be put again.
 */
export async function carryOver(
  context: RolloutContext,
  { policies, scheduledActions, notifications = [] }: GroupAttachments,
  previous: Group | undefined,
): Promise<void> {
  const { cloud, target } = context;
  const { name } = target.next;
  for (const policy of policies) await change(context, (signal) => cloud.putPolicy(name, policy, signal));
  for (const action of scheduledActions) {
    const next = startingLater(action, context.clock.now());
    await change(context, (signal) => cloud.putScheduledAction(name, next, signal));
  }
  for (const notification of notifications)
    await change(context, (signal) => cloud.putNotification(name, notification, signal));
  const metrics = previous?.inherited.enabledMetrics ?? [];
  if (metrics.length > 0) await change(context, (signal) => cloud.enableMetrics(name, metrics, signal));
  const processes = carriedProcesses(previous?.suspendedProcesses ?? []);
  if (processes.length > 0)
    await change(context, (signal) => cloud.suspendProcesses(name, processes, signal));
}
