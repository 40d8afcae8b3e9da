import type { InstancePort, LoadBalancerPort } from '../ports.js';
import { bindOperations, type Service, type Surroundings } from '../service.js';
import type { AutoScaling } from './auto-scaling-context.js';
import { operations } from './operations.js';
import { createReconciler } from './reconciler.js';

export interface AutoScalingPorts {
  readonly instances: InstancePort;
  readonly loadBalancers: LoadBalancerPort;
}

/**
 * EC2 Auto Scaling: groups whose instances EC2 runs and whose load balancers ELB keeps. It acts on requests,
 * on changes that the two report, and on deadlines; `close()` ends its listeners and timers and leaves the
 * instances to EC2.
 */
export function createAutoScaling(surroundings: Surroundings, ports: AutoScalingPorts): Service {
  const autoScaling: AutoScaling = {
    surroundings,
    ...ports,
    groups: new Map(),
    activities: new Map(),
    reconcile: (groupName) => reconciler.wake(groupName),
  };
  const reconciler = createReconciler(autoScaling);
  return {
    name: 'autoscaling',
    operations: bindOperations(operations, autoScaling),
    close: async () => reconciler.close(),
  };
}
