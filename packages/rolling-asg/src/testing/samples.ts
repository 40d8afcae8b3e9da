import type { Group, GroupInstance, InstanceState } from '../cloud/cloud.js';
import type { Sample } from '../observe/sample.js';

export const inService: Omit<InstanceState, 'instanceId'> = {
  state: 'InService',
  reasonCode: 'N/A',
  description: 'N/A',
};

export const failing: Omit<InstanceState, 'instanceId'> = {
  state: 'OutOfService',
  reasonCode: 'Instance',
  description: 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
};

export const leaving: Omit<InstanceState, 'instanceId'> = {
  state: 'InService',
  reasonCode: 'N/A',
  description: 'Instance deregistration currently in progress.',
};

export function instance(instanceId: string, change: Partial<GroupInstance> = {}): GroupInstance {
  return {
    instanceId,
    zone: 'us-east-1a',
    lifecycleState: 'InService',
    healthStatus: 'Healthy',
    isProtected: false,
    ...change,
  };
}

export function group(name: string, instances: readonly GroupInstance[], change: Partial<Group> = {}): Group {
  return {
    name,
    tags: [],
    minSize: 1,
    maxSize: 8,
    desiredCapacity: instances.length,
    instances,
    loadBalancerNames: ['web-elb'],
    targetGroupArns: [],
    subnetIds: ['subnet-1'],
    zones: ['us-east-1a'],
    healthCheckType: 'ELB',
    healthCheckGraceMs: 60_000,
    launchTemplate: { id: 'lt-1', name: 'clicamos-web', version: '1' },
    suspendedProcesses: [],
    deletionProtection: 'none',
    isDeleting: false,
    inherited: {},
    ...change,
  };
}

/** A complete sample: one load balancer per entry, each with states by instance id. */
export function sample(
  groups: readonly Group[],
  states: Readonly<Record<string, Readonly<Record<string, Omit<InstanceState, 'instanceId'>>>>>,
  at = 0,
): Sample {
  return {
    at,
    groups: { kind: 'read', value: groups },
    loadBalancers: Object.entries(states).map(([name, byId]) => ({
      name,
      states: {
        kind: 'read',
        value: Object.entries(byId).map(([instanceId, state]) => ({ instanceId, ...state })),
      },
    })),
  };
}
