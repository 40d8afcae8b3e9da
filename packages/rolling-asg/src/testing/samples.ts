import type { Group, GroupInstance } from '../cloud/cloud.js';
import type { TargetState } from '../cloud/traffic-source.js';
import type { Sample } from '../observe/sample/sample.js';

export const inService: Omit<TargetState, 'instanceId'> = {
  state: 'serving',
  says: 'InService',
  reasonCode: 'N/A',
  description: 'N/A',
};

export const failing: Omit<TargetState, 'instanceId'> = {
  state: 'failing',
  says: 'OutOfService',
  reasonCode: 'Instance',
  description: 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
};

export const leaving: Omit<TargetState, 'instanceId'> = {
  state: 'leaving',
  says: 'InService',
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
    sourceIds: ['web-elb'],
    otherSources: [],
    subnetIds: ['subnet-1'],
    zones: ['us-east-1a'],
    healthCheckType: 'ELB',
    healthCheckGraceMs: 60_000,
    launchTemplate: { id: 'lt-1', name: 'clicamos-web', version: '1' },
    suspendedProcesses: [],
    deletionProtection: 'none',
    isDeleting: false,
    inherited: {},
    leftSettings: [],
    ...change,
  };
}

/** A complete sample: one traffic source per entry, each with states by instance id. */
export function sample(
  groups: readonly Group[],
  states: Readonly<Record<string, Readonly<Record<string, Omit<TargetState, 'instanceId'>>>>>,
  at = 0,
): Sample {
  return {
    at,
    groups: { kind: 'read', value: groups },
    sources: Object.entries(states).map(([id, byId]) => ({
      id,
      states: {
        kind: 'read',
        value: Object.entries(byId).map(([instanceId, state]) => ({ instanceId, ...state })),
      },
    })),
  };
}
