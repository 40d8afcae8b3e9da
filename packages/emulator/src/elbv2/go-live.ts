import type { Elbv2Context } from './elbv2-context.js';
import { realIdleTimeoutMs } from '../traffic/real-floors.js';
import { loadBalancersOf } from './routing/actions.js';
import { isOn, numberOf } from './settings/attributes.js';
import { readHealthCheck } from './settings/health-check-settings.js';
import { targetKey } from './state.js';
import { LiveTargetGroup } from './targets/live-target-group.js';
import type { TargetSettings } from './targets/target.js';

/** Starts what is behind a target group's record: its targets are checked, and each change is recorded and told. */
export function goLive(elbv2: Elbv2Context, groupArn: string): void {
  const { surroundings, instances, dataPlane, live, state } = elbv2;
  const group = new LiveTargetGroup({
    time: surroundings.time,
    instances,
    dataPlane,
    settings: settingsOf(elbv2, groupArn),
    changed({ instanceId, port, standing }, isRegistered) {
      const key = targetKey(groupArn, instanceId, port);
      if (isRegistered) state.targets.set(key, { groupArn, instanceId, port, standing });
      else state.targets.delete(key);
      elbv2.changed(groupArn, instanceId);
    },
  });
  live.targetGroups.set(groupArn, group);
}

/** What targets follow of their group and its load balancers, read anew each time. */
function settingsOf(
  { state, surroundings }: Elbv2Context,
  groupArn: string,
): TargetSettings & { readonly slowStartMs: () => number } {
  const record = () => state.targetGroups.get(groupArn);
  const attributes = () => record()?.attributes ?? new Map<string, string>();
  const users = () => loadBalancersOf(state, groupArn);
  return {
    healthCheck: () => record()?.healthCheck ?? readHealthCheck({}, 'HTTP'),
    isInUse: () => users().length > 0,
    isZoneEnabled: (zone) => users().some(({ subnets }) => subnets.some((subnet) => subnet.zone === zone)),
    deregistrationDelayMs: () => numberOf(attributes(), 'deregistration_delay.timeout_seconds') * 1_000,
    cutsAfterDelay: () =>
      record()?.protocol === 'HTTP' ||
      isOn(attributes(), 'deregistration_delay.connection_termination.enabled'),
    slowStartMs: () => numberOf(attributes(), 'slow_start.duration_seconds') * 1_000,
    idleTimeoutMs: () => realIdleTimeoutMs(surroundings.time, 60_000),
  };
}
