import { addRecord, createStory, schemaVersion, type StreamRecord } from '@clicamos/report';
import { paintFor } from '../paint.js';
import { storyTree } from './story-tree.js';

const plain = paintFor(false, {});
const header = 'prod · AWS 123456789012 · us-east-1 · service web';
const startedAt = Date.UTC(2026, 10, 27, 14, 2);
const at = (second: number) => startedAt + second * 1_000;
const origin = { rolloutId: 'r-7k2p', service: 'web' };

const environment: StreamRecord = {
  kind: 'environment',
  schema: schemaVersion,
  at: at(0),
  name: 'prod',
  service: 'web',
  header,
  cloud: 'aws',
  region: 'us-east-1',
  runner: 'ana@build-7',
  speed: 1,
};

const started: StreamRecord = {
  kind: 'rollout-started',
  ...origin,
  at: at(0),
  nextName: 'web-v042',
  imageId: 'ami-0b3',
  previousName: 'web-v041',
  floorMs: 30_000,
  steps: [
    { kind: 'createGroup' },
    { kind: 'awaitCapacity', earliestMs: 60_000 },
    { kind: 'drain', floorMs: 12_000 },
    { kind: 'deleteGroup' },
  ],
};

const step = (kind: string, index: number, second: number): StreamRecord => ({
  kind: 'step-started',
  ...origin,
  at: at(second),
  step: { kind },
  index,
  count: 4,
});

const checks =
  'OutOfService in web-elb: Instance has not passed the configured HealthyThreshold number of health checks consecutively; needs 1 of 3 more checks, about 8 s';

const looked: StreamRecord = {
  kind: 'waiting',
  ...origin,
  at: at(40),
  step: 'awaitCapacity',
  reason: 'the engine’s',
  deadlineAt: at(102),
  nextPollAt: at(48),
  snapshot: {
    wanted: 2,
    previous: {
      name: 'web-v041',
      role: 'previous',
      imageId: 'ami-0a1',
      desiredCapacity: 1,
      serving: 1,
      instances: [instance('i-0aa', 'serving', 'serving')],
    },
    next: {
      name: 'web-v042',
      role: 'next',
      desiredCapacity: 2,
      serving: 0,
      instances: [
        { ...instance('i-0ba', 'checking', checks), checks: { passed: 2, of: 3 } },
        instance('i-0bb', 'booting', 'booting for 41 s'),
      ],
    },
  },
};

const probed = (second: number, sent: number, lost = 0): StreamRecord => ({
  kind: 'probe',
  at: at(second),
  forMs: 1_000,
  sent,
  answered: sent - lost,
  lost,
  lostBy: {},
  skipped: 0,
  versions: { 41: sent - lost },
  total: { sent, answered: sent - lost, lost, p50Ms: 4, p99Ms: 19, maxMs: 61 },
});

const story = [
  environment,
  probed(0, 50),
  started,
  step('createGroup', 1, 1),
  step('awaitCapacity', 2, 12),
  probed(13, 100),
  probed(14, 90, 2),
  looked,
].reduce(addRecord, createStory());

const tree = (columns: number, isVerbose = false) =>
  storyTree(story, { paint: plain, columns, nowMs: at(42), isVerbose }).split('\n');

describe('storyTree', () => {
  it('shows both groups, what it waits for and for how long, what comes then, and the requests', () => {
    const ends = new Date(at(84)).toTimeString().slice(0, 8);

    expect(tree(120)).toEqual([
      `rollout r-7k2p · step 2 of 4: capacity · 42.0 s · ends ${ends} or later`,
      '',
      'web-v041  previous  ami-0a1   1/1 serving',
      '  i-0aa  us-east-1a  serving',
      'web-v042  next      ami-0b3   0/2 serving',
      '  i-0ba  us-east-1a  ██░ not yet healthy in web-elb; needs 1 of 3 more checks, about 8 s',
      '  i-0bb  us-east-1a  booting for 41 s',
      '',
      'waits  █████░░░░░ 0 of 2 serve (gives up in 1m)',
      'then   drain, delete previous',
      'probe  240 requests · 2 lost · p50 4 ms · p99 19 ms',
      '       ▅█✕  web-v041 100 %',
    ]);
  });

  it('leaves out what there is no room for: zones, percentiles, the tails of ids', () => {
    expect(tree(79).join('\n')).not.toContain('us-east-1a');
    expect(tree(79).join('\n')).toContain('p50');
    expect(tree(69).join('\n')).not.toContain('p50');
  });

  it('says it in the words of AWS when asked to', () => {
    expect(tree(120, true).join('\n')).toContain(checks);
  });

  it('has no escape codes where NO_COLOR is set', () => {
    const paint = paintFor(true, { NO_COLOR: '1' });

    expect(paint.red('lost')).toBe('lost');
  });
});

function instance(instanceId: string, state: string, text: string) {
  return { instanceId, zone: 'us-east-1a', state, text, seenAtMs: at(13) };
}
