import type { InstanceRefresh } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { observe } from '../observe/observe.js';
import { instancesToUpdate, percentReplaced } from './percent-replaced.js';
import { reasonToWait } from './reason-to-wait.js';
import { isActive, type Refresh } from '../group/refresh.js';

/** A refresh as AWS describes it. */
export function describeRefresh(autoScaling: AutoScaling, group: Group, refresh: Refresh): InstanceRefresh {
  const waiting = isActive(refresh) ? reasonToWait(observe(autoScaling, group), refresh) : undefined;
  return {
    InstanceRefreshId: refresh.id,
    AutoScalingGroupName: group.name,
    Status: refresh.status,
    StatusReason: waiting ?? refresh.reason,
    StartTime: refresh.startedAt,
    EndTime: refresh.endedAt,
    PercentageComplete: percentReplaced(group, refresh),
    InstancesToUpdate: instancesToUpdate(group, refresh),
    Preferences: refresh.preferences,
    DesiredConfiguration: refresh.desired,
    RollbackDetails: refresh.rollback,
    Strategy: 'Rolling',
  };
}
