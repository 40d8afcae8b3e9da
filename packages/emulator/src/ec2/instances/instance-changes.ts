import type { InstanceView } from '../../service/ports.js';
import type { Ec2State } from '../state.js';
import type { InstanceRecord } from './instance-record.js';
import { instanceView } from './instance-view.js';

export type InstanceListener = (instance: InstanceView) => void;

/** The one way in which instances change, so that nobody misses it. */
export interface InstanceChanges {
  add(instance: InstanceRecord): void;
  /** Nothing happens to an instance that has gone. */
  change(instanceId: string, changes: Partial<InstanceRecord>): void;
  /** Calls back after every change of a state; the answer ends that. */
  onChange(listener: InstanceListener): () => void;
}

/** Listeners are called at once, in the order in which they came. */
export function createInstanceChanges({ instances }: Ec2State): InstanceChanges {
  const listeners = new Set<InstanceListener>();
  const tell = (instance: InstanceRecord) => {
    for (const listener of [...listeners]) listener(instanceView(instance));
  };
  return {
    add(instance) {
      instances.set(instance.instanceId, instance);
      tell(instance);
    },
    change(instanceId, changes) {
      const before = instances.get(instanceId);
      if (!before) return;
      const after = { ...before, ...changes };
      instances.set(instanceId, after);
      if (after.state !== before.state) tell(after);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
