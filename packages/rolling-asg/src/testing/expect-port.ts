import type { CloudPort, NewGroup } from '../cloud/ports.js';

/** An endpoint's lists without anything in them are read, and what does not exist is said not to. */
export async function expectReadsOfNothing(cloud: CloudPort, sourceId: string): Promise<void> {
  expect(await cloud.findGroups({ service: 'nobody' })).toEqual([]);
  expect(await cloud.findGroups({ names: ['nobody-v001'] })).toEqual([]);
  expect(await cloud.readTargetStates(sourceId)).toEqual([]);
  expect(await cloud.findTrafficSources(['nobody'])).toEqual([]);
  expect(await cloud.findImage('ami-0000000000000dead')).toBeUndefined();
  expect(await cloud.findSubnets(['subnet-0000000000000dead'])).toEqual({});
  expect(await cloud.findArchitectures('t3.nano9')).toBeUndefined();
  expect(await cloud.findTemplate('clicamos-nobody')).toBeUndefined();
  expect(await cloud.findTemplateVersion('lt-0000000000000dead', '1')).toBeUndefined();
  expect(await cloud.findTemplateVersions('lt-0000000000000dead')).toEqual([]);
  expect(await cloud.findLaunchConfiguration('nobody')).toBeUndefined();
}

export interface PortFacts {
  readonly imageId: string;
  readonly subnetIds: readonly string[];
  readonly sourceId: string;
}

/** What the port writes, it reads; and what it removes is gone. */
export async function expectPortToHold(cloud: CloudPort, facts: PortFacts): Promise<void> {
  const { imageId } = facts;
  const description = 'v1';
  const release = { imageId, overrides: { instanceType: 't3.micro' }, description, tags: {} };
  const scratch = { kind: 'scratch' } as const;
  const { templateId } = await cloud.createTemplate({ ...release, base: scratch, name: 'clicamos-port' });
  const base = { kind: 'version', templateId, version: '1' } as const;
  const again = { ...release, templateId, token: 'again', base };
  expect(await cloud.createTemplateVersion(again)).toMatchObject({ version: 2, imageId });
  await expect(
    cloud.createTemplateVersion({ ...again, token: 'lost', base: { ...base, version: '9' } }),
  ).rejects.toMatchObject({
    name: 'CloudError',
    kind: 'invalid',
    message: expect.stringContaining('no version `9`'),
  });
  expect(await cloud.findTemplateVersions(templateId)).toMatchObject([{ version: 2 }, { version: 1 }]);
  await cloud.createGroup(emptyGroup(templateId, facts));
  expect(await cloud.readAttachments('port-v001')).toEqual({ policies: [], scheduledActions: [], hooks: [] });
  expect(await cloud.readActivities('port-v001')).toEqual([]);
  await cloud.suspendProcesses('port-v001', ['ReplaceUnhealthy']);
  await cloud.protectGroup('port-v001', { newInstancesProtected: true });
  const [group] = await cloud.findGroups({ names: ['port-v001'] });
  expect(group).toMatchObject({ suspendedProcesses: ['ReplaceUnhealthy'], instances: [], tags: [] });
  expect(group?.inherited.newInstancesProtected).toBe(true);
  await cloud.resumeProcesses('port-v001', ['ReplaceUnhealthy']);
  expect(await cloud.findGroups({ names: ['port-v001'] })).toMatchObject([{ suspendedProcesses: [] }]);
}

function emptyGroup(templateId: string, { subnetIds, sourceId }: PortFacts): NewGroup {
  return {
    name: 'port-v001',
    templateId,
    templateVersion: 2,
    minSize: 0,
    maxSize: 1,
    desiredCapacity: 0,
    sourceIds: [sourceId],
    subnetIds,
    zones: [],
    healthCheckGraceMs: 60_000,
    tags: [],
    newInstancesProtected: false,
    deletionProtection: 'none',
    hooks: [],
    inherited: {},
  };
}
