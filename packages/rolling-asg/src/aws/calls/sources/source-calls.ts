import type { CloudPort } from '../../../cloud/ports.js';
import { isTargetGroup, type TargetState, type TrafficSource } from '../../../cloud/traffic-source.js';

/** What one kind of source answers. */
export interface SourceCalls {
  /** Those that do not exist are left out. */
  find(ids: readonly string[], signal?: AbortSignal): Promise<readonly TrafficSource[]>;
  readStates(id: string, signal?: AbortSignal): Promise<readonly TargetState[]>;
}

/** The part of the port about traffic sources: each is asked of the service that has it. */
export function sourceCalls(
  classic: SourceCalls,
  targetGroups: SourceCalls,
): Pick<CloudPort, 'findTrafficSources' | 'readTargetStates'> {
  return {
    findTrafficSources: async (ids, signal) => {
      const names = ids.filter((id) => !isTargetGroup(id));
      const arns = ids.filter(isTargetGroup);
      const found = names.length === 0 ? [] : await classic.find(names, signal);
      return arns.length === 0 ? found : [...found, ...(await targetGroups.find(arns, signal))];
    },
    readTargetStates: (id, signal) => (isTargetGroup(id) ? targetGroups : classic).readStates(id, signal),
  };
}
