import { planRollout } from './plan-rollout.js';
import { noSurvey } from './read-survey.js';
import { createStory, firstGroup } from '../testing/narrative.js';

describe('a plan', () => {
  it('counts what the quickest of the last launches took', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    const launchesMs = { kind: 'read', value: [42_000, 40_000] } as const;
    const surveyLaunch = async () => ({ ...noSurvey, launchesMs });

    const plan = await planRollout({ ...cloud.port(), surveyLaunch }, { service: 'web', imageId: 'ami-2' });
    const told = await planRollout(
      { ...cloud.port(), surveyLaunch },
      { service: 'web', imageId: 'ami-2', bootMs: 0 },
    );

    expect(plan.earliestMs - told.earliestMs).toBe(40_000);
  });

  it('says every step with its parameters, and changes nothing', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    cloud.changes.length = 0;

    const plan = await planRollout(cloud.port(), {
      service: 'web',
      imageId: 'ami-2',
      by: 'ana',
      bootMs: 20_000,
      bakeMs: 120_000,
    });

    expect(cloud.changes).toEqual([]);
    expect(plan).toMatchObject({
      service: 'web',
      strategy: 'replace',
      generation: 2,
      by: 'ana',
      rolloutId: expect.stringMatching(/^r-[0-9a-z]{6}$/),
      previous: { name: 'web-v001', imageId: 'ami-1', desiredCapacity: 3, serving: 3, isAdopted: false },
      next: {
        name: 'web-v002',
        imageId: 'ami-2',
        desiredCapacity: 3,
        minSize: 1,
        maxSize: 8,
        templateName: 'clicamos-web',
      },
      earliestMs: 50_000,
      floorMs: 50_000 + 2_000 + 120_000 + 10_000,
      nothingToDo: undefined,
    });
    expect(plan.steps).toEqual([
      { kind: 'createLaunchTemplateVersion', templateName: 'clicamos-web', version: 2, imageId: 'ami-2' },
      {
        kind: 'createGroup',
        groupName: 'web-v002',
        desiredCapacity: 3,
        policies: 1,
        scheduledActions: 1,
        hooks: 0,
      },
      { kind: 'holdPrevious', groupName: 'web-v001', desiredCapacity: 3 },
      {
        kind: 'awaitCapacity',
        groupName: 'web-v002',
        wanted: 3,
        sourceIds: ['web-elb'],
        samples: 2,
        earliestMs: 50_000,
        deadlineMs: 600_000,
      },
      { kind: 'bake', groupName: 'web-v002', durationMs: 120_000 },
      {
        kind: 'drain',
        groupName: 'web-v001',
        sourceIds: ['web-elb'],
        floorMs: 10_000,
        ceilingMs: 90_000,
      },
      { kind: 'deleteGroup', groupName: 'web-v001', deadlineMs: 600_000 },
      { kind: 'finish', groupName: 'web-v002' },
    ]);
    expect(plan.preflight.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('of a first deploy names groups that are not ours behind the same load balancer', async () => {
    const { cloud } = createStory();
    const port = cloud.port();
    const release = { base: { kind: 'scratch' }, imageId: 'ami-1', overrides: {}, description: '' } as const;
    const { templateId } = await port.createTemplate({ ...release, name: 'other', tags: {} });
    const other = { ...firstGroup, name: 'web-asg', templateId, templateVersion: 1, zones: [] };
    const protection = { newInstancesProtected: false, deletionProtection: 'none' } as const;
    const settings = { ...protection, healthCheckGraceMs: 60_000, tags: [], hooks: [], inherited: {} };
    await port.createGroup({ ...other, ...settings });
    await port.createGroup({ ...other, ...settings, name: 'far-away', sourceIds: [] });
    const wanted = { service: 'web', imageId: 'ami-1', firstGroup };

    const beside = await planRollout(port, wanted);
    const adopting = await planRollout(port, { ...wanted, adopt: 'web-asg' });

    expect(beside.groupsBeside).toEqual(['web-asg']);
    expect(adopting.groupsBeside).toBeUndefined();
  });

  it('is data: it survives JSON', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');

    const plan = await planRollout(cloud.port(), { service: 'web', imageId: 'ami-2' });

    expect(JSON.parse(JSON.stringify(plan))).toEqual(JSON.parse(JSON.stringify({ ...plan })));
    expect(JSON.parse(JSON.stringify(plan))).toMatchObject({
      steps: plan.steps,
      generation: plan.generation,
    });
  });
});
