import type { Elbv2Context } from './elbv2-context.js';
import { leadDoor } from './open-listener.js';
import type { ListenerRecord } from './state.js';

/** Ends a listener with its rules and every connection of it. */
export async function closeListener(
  elbv2: Elbv2Context,
  { arn, loadBalancerArn }: ListenerRecord,
): Promise<void> {
  const { state, live } = elbv2;
  for (const rule of [...state.rules.values()].filter(({ listenerArn }) => listenerArn === arn)) {
    state.rules.delete(rule.arn);
    state.tags.delete(rule.arn);
  }
  state.listeners.delete(arn);
  state.tags.delete(arn);
  await live.listeners.get(arn)?.close();
  live.listeners.delete(arn);
  leadDoor(elbv2, loadBalancerArn);
}
