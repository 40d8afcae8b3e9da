import type { SimulatedCloud } from '../simulated-cloud.js';

export interface MadeGroup {
  readonly name: string;
  readonly imageId: string;
  readonly desiredCapacity: number;
  /** What target tracking holds each instance at; without one there is no such policy. */
  readonly target?: number;
}

/** Makes a group of a template of its own behind `web-elb`, as somebody would by hand. */
export async function makeGroup(cloud: SimulatedCloud, group: MadeGroup): Promise<void> {
  const { name, imageId, desiredCapacity, target } = group;
  const port = cloud.port(undefined, 'operator');
  const release = { base: { kind: 'scratch' }, imageId, overrides: {}, description: imageId } as const;
  const { templateId } = await port.createTemplate({ ...release, name: `of ${name}`, tags: {} });
  await port.createGroup({
    ...{ name, templateId, desiredCapacity },
    templateVersion: 1,
    minSize: 1,
    maxSize: 8,
    sourceIds: ['web-elb'],
    subnetIds: ['subnet-1'],
    zones: [],
    healthCheckGraceMs: 60_000,
    tags: [],
    newInstancesProtected: false,
    deletionProtection: 'none',
    hooks: [],
    inherited: {},
  });
  if (target === undefined) return;
  const policy = {
    name: 'track',
    policyType: 'TargetTrackingScaling',
    alarmNames: [],
    definition: { target },
  };
  await port.putPolicy(name, policy);
}
