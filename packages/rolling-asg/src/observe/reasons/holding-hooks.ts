import type { LifecycleHook } from '../../cloud/cloud.js';

/** Whether a lifecycle hook holds an instance: `Pending:Wait`, `Terminating:Wait`. */
export const isHeld = (lifecycleState: string): boolean => lifecycleState.endsWith(':Wait');

/** The hooks that can be what an instance in this state waits for; several hold it at the same time. */
export function holdingHooks(
  lifecycleState: string,
  hooks: readonly LifecycleHook[],
): readonly LifecycleHook[] {
  const transition = lifecycleState.startsWith('Pending') ? 'LAUNCHING' : 'TERMINATING';
  return isHeld(lifecycleState) ? hooks.filter((hook) => hook.transition.endsWith(transition)) : [];
}
