import type { TrafficSourcePort, Registration } from '../../service/ports.js';

/** ELB as Auto Scaling sees it; the test passes and fails the health checks and ends the draining. */
export interface FakeLoadBalancers extends TrafficSourcePort {
  /** `register web-elb i-001` and the like, in order. */
  readonly calls: string[];
  readonly listeners: () => number;
  pass(name: string, instanceId: string): void;
  fail(name: string, instanceId: string): void;
  /** Ends the draining of an instance. */
  drained(name: string, instanceId: string): void;
}

/** The load balancers of these names, with connection draining. */
export function createFakeLoadBalancers(names: readonly string[]): FakeLoadBalancers {
  const registrations = new Map<string, Registration>();
  const unhealthy = new Set<string>();
  const listeners = new Set<(name: string, instanceId: string) => void>();
  const calls: string[] = [];
  const keyOf = (name: string, instanceId: string) => `${name} ${instanceId}`;
  const registration = (name: string, instanceId: string) =>
    registrations.get(keyOf(name, instanceId)) ?? 'absent';
  const set = (name: string, instanceId: string, next: Registration) => {
    registrations.set(keyOf(name, instanceId), next);
    for (const listener of listeners) listener(name, instanceId);
  };
  return {
    calls,
    listeners: () => listeners.size,
    exists: (name) => names.includes(name),
    register(name, instanceId) {
      calls.push(`register ${keyOf(name, instanceId)}`);
      set(name, instanceId, 'outOfService');
    },
    deregister(name, instanceId) {
      calls.push(`deregister ${keyOf(name, instanceId)}`);
      if (registration(name, instanceId) !== 'absent') set(name, instanceId, 'leaving');
    },
    registration,
    isUnhealthy: (name, instanceId) => unhealthy.has(keyOf(name, instanceId)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pass(name, instanceId) {
      unhealthy.delete(keyOf(name, instanceId));
      set(name, instanceId, 'inService');
    },
    fail(name, instanceId) {
      unhealthy.add(keyOf(name, instanceId));
      set(name, instanceId, 'outOfService');
    },
    drained: (name, instanceId) => set(name, instanceId, 'absent'),
  };
}
