import { addRecord, createStory } from '@clicamos/report';
import type { GroupSnapshot, LockHolder, ObservedGroup } from '@clicamos/rolling-asg';
import { observedRecords } from './observed-records.js';

const snapshot = (name: string, serving: number): GroupSnapshot => ({
  name,
  role: 'previous',
  desiredCapacity: 3,
  serving,
  instances: [
    { instanceId: `i-${name}`, zone: 'us-east-1a', state: 'serving', text: 'serving', seenAtMs: 0 },
  ],
});

const groups = [
  { role: 'previous', snapshot: snapshot('web-v001', 3) },
  { role: 'next', snapshot: snapshot('web-v002', 1) },
] as unknown as readonly ObservedGroup[]; // nothing else of them is read

const holder: LockHolder = {
  rolloutId: 'r-1',
  groupName: 'web-v002',
  by: 'ana@build-7',
  since: '2026-11-27T14:02:11Z',
  step: 'awaitCapacity',
};

const observation = { service: 'web', groups, sources: [], missingSources: [], holder };

test('a rollout that is seen from outside has its step, its groups and its instances', () => {
  const records = observedRecords(observation, holder, { at: 1_000, step: undefined });
  const story = records.reduce(addRecord, createStory());

  expect(story.headline).toMatchObject({
    outcome: 'rolling-out',
    rolloutId: 'r-1',
    next: { name: 'web-v002' },
  });
  expect(story.steps).toMatchObject([{ kind: 'awaitCapacity', state: 'running' }]);
  expect(story.capacity).toMatchObject([{ previous: { serving: 3 }, next: { serving: 1 }, floor: 3 }]);
  expect(story.lanes.map(({ role, instanceId }) => `${role} ${instanceId}`)).toEqual([
    'previous i-web-v001',
    'next i-web-v002',
  ]);
});

test('a step is told once', () => {
  const kinds = observedRecords(observation, holder, { at: 2_000, step: 'awaitCapacity' }).map(
    ({ kind }) => kind,
  );

  expect(kinds).toEqual(['waiting']);
});
