import type { TrafficSourcePort } from '../service/ports.js';
import { checkRegistrable } from './check-registrable.js';
import { type ElbContext, loadBalancerNamed } from './elb-context.js';

/** Those who follow registrations. */
export type ChangeListeners = Set<(loadBalancerName: string, instanceId: string) => void>;

/** What Auto Scaling may know and ask of the load balancers. */
export function createLoadBalancerPort(elb: ElbContext, listeners: ChangeListeners): TrafficSourcePort {
  const registrations = (name: string) => elb.loadBalancers.get(name)?.registrations;
  return {
    exists: (name) => elb.loadBalancers.has(name),
    register(name, instanceId) {
      const loadBalancer = loadBalancerNamed(elb, name);
      checkRegistrable(elb, loadBalancer, instanceId);
      loadBalancer.registrations.register(instanceId);
    },
    deregister: (name, instanceId) => registrations(name)?.deregister(instanceId),
    registration: (name, instanceId) => registrations(name)?.registration(instanceId) ?? 'absent',
    isUnhealthy: (name, instanceId) => registrations(name)?.isUnhealthy(instanceId) ?? false,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
