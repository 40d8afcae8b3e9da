import type { RecordOf, StreamRecord } from '../stream/record.js';
import { schemaVersion } from '../stream/schema-version.js';

const startMs = Date.UTC(2026, 10, 27, 14, 2);

/** A moment of the sample rollout: so many seconds after it began. */
export const second = (n: number): number => startMs + n * 1_000;

const origin = (n: number) => ({ at: second(n), rolloutId: 'r-7k2p', service: 'web' });

export const environment: StreamRecord = {
  kind: 'environment',
  schema: schemaVersion,
  at: second(-6),
  name: 'prod',
  service: 'web',
  header: 'prod · AWS 123456789012 · us-east-1 · service web',
  cloud: 'aws',
  account: '123456789012',
  region: 'us-east-1',
  runner: 'ana@build-7',
  speed: 1,
};

export const started: StreamRecord = {
  kind: 'rollout-started',
  ...origin(0),
  text: 'rollout r-7k2p: web-v041 -> web-v042 (ami-0b3), 4 steps',
  nextName: 'web-v042',
  imageId: 'ami-0b3',
  previousName: 'web-v041',
  floorMs: 22_000,
  steps: [
    { kind: 'createGroup', groupName: 'web-v042' },
    { kind: 'awaitCapacity', groupName: 'web-v042', wanted: 1, earliestMs: 10_000, deadlineMs: 600_000 },
    { kind: 'drain', groupName: 'web-v041', floorMs: 12_000, ceilingMs: 60_000 },
    { kind: 'finish', groupName: 'web-v042' },
  ],
};

type State = RecordOf<'waiting'>['snapshot'];
type Instance = NonNullable<State['next']>['instances'][number];

export const stepStarted = (n: number, kind: string): StreamRecord => ({
  kind: 'step-started',
  ...origin(n),
  step: { kind },
  index: 1,
  count: 4,
});

export const stepFinished = (n: number, kind: string): StreamRecord => ({
  kind: 'step-finished',
  ...origin(n),
  step: { kind },
  index: 1,
  wallMs: 1_000,
});

/** A look at one instance of next, beside a previous of one that serves. */
export const look = (
  n: number,
  instance: Pick<Instance, 'state' | 'text' | 'checks'> | undefined,
  step = 'awaitCapacity',
): StreamRecord => ({
  kind: 'waiting',
  ...origin(n),
  step,
  reason: 'in the engine’s words',
  deadlineAt: second(600),
  nextPollAt: second(n + 1),
  snapshot: {
    wanted: 1,
    previous: {
      name: 'web-v041',
      role: 'previous',
      imageId: 'ami-0a1',
      desiredCapacity: 1,
      serving: 1,
      instances: [seen('i-0aa', { state: 'serving', text: 'serving' }, n)],
    },
    next: {
      name: 'web-v042',
      role: 'next',
      desiredCapacity: 1,
      serving: instance?.state === 'serving' ? 1 : 0,
      instances: instance ? [seen('i-0ba', instance, 2)] : [],
    },
  },
});

const seen = (
  instanceId: string,
  instance: Pick<Instance, 'state' | 'text' | 'checks'>,
  n: number,
): Instance => ({
  instanceId,
  zone: 'us-east-1a',
  seenAtMs: second(n),
  ...instance,
});

/** A second of the probe. */
export const probed = (
  n: number,
  versions: Readonly<Record<string, number>>,
  lost = 0,
): RecordOf<'probe'> => {
  const answered = Object.values(versions).reduce((sum, one) => sum + one, 0);
  const latency = { p50Ms: 4, p99Ms: 19, maxMs: 61 };
  return {
    kind: 'probe',
    at: second(n),
    forMs: 1_000,
    sent: answered + lost,
    answered,
    lost,
    lostBy: lost === 0 ? {} : { timeout: lost },
    skipped: 0,
    ...(answered > 0 && { latency }),
    versions: { ...versions },
    total: { sent: answered + lost, answered, lost, ...latency },
  };
};

export const finished = (n: number, outcome: 'deployed' | 'rolled-back'): StreamRecord => ({
  kind: 'finished',
  ...origin(n),
  result: {
    outcome,
    service: 'web',
    rolloutId: 'r-7k2p',
    live: { name: outcome === 'deployed' ? 'web-v042' : 'web-v041', inService: 1, desiredCapacity: 1 },
    wallMs: n * 1_000,
    floorMs: 22_000,
    steps: [],
    ...(outcome === 'rolled-back' && { reason: 'it never became healthy' }),
  },
});

export const failed = (n: number): StreamRecord => ({
  kind: 'failed',
  ...origin(n),
  step: 'awaitCapacity',
  reason: 'it never became healthy',
  text: 'failed at awaitCapacity: it never became healthy',
});

export const rollingBack = (n: number): StreamRecord => ({
  kind: 'rolling-back',
  ...origin(n),
  reason: 'it never became healthy',
  deadlineAt: second(900),
});

export const removed = (n: number, what: string): StreamRecord => ({ kind: 'removed', ...origin(n), what });
