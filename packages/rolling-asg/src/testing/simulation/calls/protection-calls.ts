import type { CloudPort } from '../../../cloud/ports.js';
import type { SimGroup, SimState } from '../sim-state.js';
import { assertTagsAreSeen, needGroup } from './cloud-failures.js';

type ProtectionCalls = Pick<
  CloudPort,
  'setInstanceProtection' | 'protectGroup' | 'suspendProcesses' | 'resumeProcesses'
>;

/** What keeps a group and its instances from going, and its processes from acting. */
export function protectionCalls(state: SimState): ProtectionCalls {
  const need = (call: string, name: string): SimGroup => {
    const group = needGroup(state, call, name);
    assertTagsAreSeen(state, call, group);
    return group;
  };
  return {
    setInstanceProtection: async (name, ids, isProtected) => {
      if (ids.length === 0) return; // the adapter sends nothing
      for (const instance of need('setInstanceProtection', name).instances) {
        if (ids.includes(instance.id)) instance.isProtected = isProtected;
      }
    },
    protectGroup: async (name, protection) => {
      const group = need('protectGroup', name);
      const set = Object.entries(protection).filter(([, value]) => value !== undefined);
      Object.assign(group, Object.fromEntries(set));
    },
    suspendProcesses: async (name, processes) => {
      const group = need('suspendProcesses', name);
      group.suspendedProcesses = [...new Set([...group.suspendedProcesses, ...processes])];
    },
    resumeProcesses: async (name, processes) => {
      const group = need('resumeProcesses', name);
      group.suspendedProcesses = group.suspendedProcesses.filter((one) => !processes.includes(one));
    },
  };
}
