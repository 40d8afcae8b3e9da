import type { TrafficSourcePort } from '../service/ports.js';
import { checkRegistrable } from './check-registrable.js';
import type { Elbv2Context } from './elbv2-context.js';
import { findTargetGroup } from './find.js';

/** Those who follow registrations. */
export type ChangeListeners = Set<(targetGroupArn: string, instanceId: string) => void>;

/** What Auto Scaling may know and ask of target groups, by their ARNs. */
export function createTargetGroupPort(elbv2: Elbv2Context, listeners: ChangeListeners): TrafficSourcePort {
  const live = (arn: string) => elbv2.live.targetGroups.get(arn);
  return {
    exists: (arn) => elbv2.state.targetGroups.has(arn),
    register(arn, instanceId) {
      const group = findTargetGroup(elbv2.state, arn);
      checkRegistrable(elbv2, group, instanceId);
      live(arn)?.register(instanceId, group.port);
    },
    deregister: (arn, instanceId) => live(arn)?.deregister(instanceId),
    registration: (arn, instanceId) => live(arn)?.registration(instanceId) ?? 'absent',
    isUnhealthy: (arn, instanceId) => live(arn)?.isUnhealthy(instanceId) ?? false,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
