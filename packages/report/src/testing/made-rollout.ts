import type { StreamRecord } from '../stream/record.js';
import { schemaVersion } from '../stream/schema-version.js';

export interface MadeRolloutOptions {
  /** Of each group. @default 3 */
  readonly instances?: number;
  readonly ratePerSecond?: number;
  /** How many of its seconds are told; all of them without. */
  readonly untilSecond?: number;
  /** Whether next never gets healthy. */
  readonly isBad?: boolean;
  /** How long the bake is, s. @default 60 */
  readonly bakeSeconds?: number;
  /** Epoch ms of its beginning. */
  readonly startedAt?: number;
  readonly rolloutId?: string;
  readonly service?: string;
}

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

interface Made extends Required<Omit<MadeRolloutOptions, 'untilSecond'>> {
  readonly names: { readonly previous: string; readonly next: string };
}

/** A whole rollout as a stream tells it, second by second, the same each time: as large and as long as one likes. */
export function madeRollout(options: MadeRolloutOptions = {}): readonly StreamRecord[] {
  const made: Made = {
    instances: 3,
    ratePerSecond: 50,
    isBad: false,
    bakeSeconds: 60,
    startedAt: Date.UTC(2026, 10, 27, 14, 3, 0),
    rolloutId: 'r-7k2p',
    service: 'web',
    names: { previous: 'web-v041', next: 'web-v042' },
    ...options,
  };
  const records = [...beginning(made), ...seconds(made), ...ending(made)];
  const { untilSecond } = options;
  if (untilSecond === undefined) return records;
  const until = made.startedAt + untilSecond * 1_000;
  return records.filter(
    (record) => ('at' in record && record.at !== undefined ? record.at : Infinity) <= until,
  );
}

const bootSeconds = 40;
const checkSeconds = 15;
const drainSeconds = 20;
const badSeconds = 75;

const capacityEnd = ({ isBad }: Made): number => (isBad ? badSeconds : bootSeconds + checkSeconds + 12);
const bakeEnd = (made: Made): number => capacityEnd(made) + made.bakeSeconds;
const endSecond = (made: Made): number => (made.isBad ? badSeconds + 16 : bakeEnd(made) + drainSeconds + 8);

const origin = ({ startedAt, rolloutId, service }: Made, second: number) => ({
  at: startedAt + second * 1_000,
  rolloutId,
  service,
});

function beginning(made: Made): StreamRecord[] {
  const { startedAt, names, instances, service } = made;
  return [
    {
      kind: 'environment',
      schema: schemaVersion,
      at: startedAt - 3_000,
      name: 'prod',
      service,
      header: `prod · AWS 123456789012 · us-east-1 · service ${service}`,
      cloud: 'aws',
      account: '123456789012',
      region: 'us-east-1',
      runner: 'ana@build-7',
      speed: 1,
    },
    {
      kind: 'rollout-started',
      ...origin(made, 0),
      nextName: names.next,
      imageId: 'ami-0b3',
      previousName: names.previous,
      floorMs: 150_000,
      steps: stepsOf(made),
      text: `rollout to ${names.next} (ami-0b3): ${instances} instances`,
    },
  ];
}

const stepsOf = ({ names, instances, bakeSeconds }: Made) => [
  { kind: 'createLaunchTemplateVersion' },
  { kind: 'createGroup', groupName: names.next, desiredCapacity: instances },
  {
    kind: 'awaitCapacity',
    groupName: names.next,
    wanted: instances,
    earliestMs: 55_000,
    deadlineMs: 600_000,
  },
  { kind: 'bake', groupName: names.next, durationMs: bakeSeconds * 1_000 },
  { kind: 'drain', groupName: names.previous, floorMs: drainSeconds * 1_000, ceilingMs: 300_000 },
  { kind: 'deleteGroup', groupName: names.previous, deadlineMs: 300_000 },
  { kind: 'finish', groupName: names.next },
];

function seconds(made: Made): StreamRecord[] {
  return Array.from({ length: endSecond(made) + 4 }, (_, index) => index - 2).flatMap((second) => [
    ...(second > 0 && second < endSecond(made) ? stepRecords(made, second) : []),
    probeRecord(made, second),
    ...(second > 1 && second < endSecond(made) ? [look(made, second)] : []),
  ]);
}

function stepRecords(made: Made, second: number): StreamRecord[] {
  const begun = starts(made);
  const index = begun.indexOf(second);
  const steps = stepsOf(made);
  if (made.isBad && second === badSeconds) return goingBack(made, second);
  const step = steps[index];
  const before = steps[index - 1];
  if (!step || (made.isBad && second > badSeconds)) return [];
  return [
    ...(before
      ? [
          {
            kind: 'step-finished' as const,
            ...origin(made, second),
            step: before,
            index,
            wallMs: (second - (begun[index - 1] ?? 0)) * 1_000,
          },
        ]
      : []),
    {
      kind: 'step-started',
      ...origin(made, second),
      step,
      index: index + 1,
      count: steps.length,
      text: `step ${index + 1} of ${steps.length}: ${step.kind}`,
    },
  ];
}

const starts = (made: Made): readonly number[] => [
  1,
  2,
  4,
  capacityEnd(made),
  bakeEnd(made),
  bakeEnd(made) + drainSeconds,
  bakeEnd(made) + drainSeconds + 6,
];

const badReason = 'web-elb got 500 from HTTP:80/health, 2 checks in a row';

function goingBack(made: Made, second: number): StreamRecord[] {
  const { names, instances } = made;
  const reason = `${names.next} has 0 of ${instances} in service: ${badReason}`;
  return [
    { kind: 'failed', ...origin(made, second), step: 'awaitCapacity', reason, text: reason },
    { kind: 'evidence', ...origin(made, second), evidence: evidenceOf(made), text: 'evidence was collected' },
    {
      kind: 'rolling-back',
      ...origin(made, second),
      reason,
      deadlineAt: made.startedAt + 600_000,
      text: `going back: ${names.next} never became healthy`,
    },
  ];
}

const evidenceOf = ({ names, instances }: Made) => ({
  groupName: names.next,
  activities: [
    {
      status: 'Successful',
      description: 'Launching a new EC2 instance: i-0b0000',
      cause: 'an instance was started in response to a difference between desired and actual capacity',
    },
  ],
  instances: Array.from({ length: Math.min(3, instances) }, (_, index) => ({
    instanceId: instanceId('next', index),
    states: [
      {
        sourceId: 'web-elb',
        state: 'out',
        says: 'OutOfService',
        reasonCode: 'Instance',
        description: 'Instance has failed at least 2 consecutive health checks. <b>not bold</b>',
      },
    ],
    consoleOutput: `[   12.4] cloud-init: started\n[   14.0] app: listening on 8080\n[   14.1] app: GET /health 500`,
  })),
  gaps: [],
});

function probeRecord(made: Made, second: number): StreamRecord {
  const { ratePerSecond: rate, startedAt } = made;
  const share = nextShare(made, second);
  const next = Math.round(rate * share);
  const sent = rate * (second + 3);
  const latency = latencyAt(second);
  return {
    kind: 'probe',
    at: startedAt + second * 1_000,
    forMs: 1_000,
    sent: rate,
    answered: rate,
    lost: 0,
    lostBy: {},
    skipped: 0,
    latency,
    versions: { ...(next < rate && { '41': rate - next }), ...(next > 0 && { '42': next }) },
    total: { sent, answered: sent, lost: 0, p50Ms: 4, p99Ms: 19, maxMs: 61 },
  };
}

/** Numbers that look like chance and are none. */
const wave = (second: number, seed: number): number => (Math.sin(second * seed) + 1) / 2;

const latencyAt = (second: number) => ({
  p50Ms: 3.5 + wave(second, 1.7) * 1.2,
  p99Ms: 11 + wave(second, 2.3) * 8,
  maxMs: 18 + wave(second, 5.1) ** 4 * 43,
});

function nextShare(made: Made, second: number): number {
  if (made.isBad) return 0;
  const serving = Array.from({ length: made.instances }, (_, index) => index).filter(
    (index) => nextInstance(made, index, second)?.state === 'serving',
  ).length;
  const previous = second >= bakeEnd(made) ? 0 : made.instances;
  return serving + previous === 0 ? 0 : serving / (serving + previous);
}

function look(made: Made, second: number): StreamRecord {
  const { instances, names, startedAt } = made;
  const indexes = Array.from({ length: instances }, (_, index) => index);
  const previous = indexes.flatMap((index) => previousInstance(made, index, second) ?? []);
  const next = indexes.flatMap((index) => nextInstance(made, index, second) ?? []);
  const group = (role: 'previous' | 'next', own: typeof next) => ({
    name: names[role],
    role,
    imageId: role === 'next' ? 'ami-0b3' : 'ami-0a1',
    desiredCapacity: instances,
    serving: own.filter(({ state }) => state === 'serving').length,
    instances: own,
  });
  const nextGroup = group('next', next);
  const step = stepAt(made, second);
  const isGone = second >= bakeEnd(made) + drainSeconds + 5;
  return {
    kind: 'waiting',
    ...origin(made, second),
    step,
    reason: reasonAt(step, made),
    text: `${step}: ${nextGroup.serving} of ${instances} serve`,
    deadlineAt: startedAt + 604_000,
    nextPollAt: startedAt + (second + 1) * 1_000,
    snapshot: {
      wanted: instances,
      ...(!isGone && { previous: group('previous', previous) }),
      ...(second > 3 && !(made.isBad && second > badSeconds + 12) && { next: nextGroup }),
    },
  };
}

function stepAt(made: Made, second: number): string {
  if (made.isBad && second >= badSeconds) return 'rollBack';
  const index = starts(made).findLastIndex((start) => start <= second);
  return stepsOf(made)[Math.max(0, index)]?.kind ?? 'finish';
}

function reasonAt(step: string, { names, isBad, instances }: Made): string {
  if (step === 'bake') return `${names.next} bakes under traffic, no request lost`;
  if (step === 'drain') return `connections of ${names.previous} drain`;
  if (step === 'awaitCapacity')
    return isBad ? `0 of ${instances} serve: ${badReason}` : `${instances} instances must serve`;
  return `${names.previous} goes`;
}

const instanceId = (role: 'previous' | 'next', index: number): string =>
  `i-0${role === 'next' ? 'b' : 'a'}${(index * 2_654_435 + 4_096).toString(16).padStart(7, '0').slice(-7)}`;

const base = (made: Made, role: 'previous' | 'next', index: number) => ({
  instanceId: instanceId(role, index),
  zone: zones[index % zones.length] ?? '',
  seenAtMs: made.startedAt + (role === 'previous' ? -600_000 : 4_000),
});

function previousInstance(made: Made, index: number, second: number) {
  const one = base(made, 'previous', index);
  const leaving = second - bakeEnd(made);
  if (made.isBad || leaving < 0) return { ...one, state: 'serving', text: 'serving' };
  if (leaving < drainSeconds)
    return { ...one, state: 'leaving', text: `draining, up to ${300 - leaving} s left` };
  if (leaving < drainSeconds + 5) return { ...one, state: 'stopped', text: 'Terminating' };
  return undefined;
}

function nextInstance(made: Made, index: number, second: number) {
  const one = base(made, 'next', index);
  const age = second - 4 - (index % 7);
  const boot = bootSeconds - 12 + (index % 13);
  if (age < 0) return undefined;
  if (age < boot) return { ...one, state: 'booting', text: `booting for ${age} s` };
  if (age < boot + 3) return { ...one, state: 'checking', text: 'not registered with web-elb yet' };
  if (made.isBad) return badInstance(one, second, age - boot);
  const passed = Math.floor((age - boot - 3) / 4);
  if (passed < 3)
    return {
      ...one,
      state: 'checking',
      text: `needs ${3 - passed} of 3 more checks, next in 4 s`,
      checks: { passed, of: 3 },
    };
  return { ...one, state: 'serving', text: 'serving' };
}

function badInstance<One extends object>(one: One, second: number, age: number) {
  if (second > badSeconds + 6) return { ...one, state: 'stopped', text: 'Terminating' };
  if (age < 11)
    return {
      ...one,
      state: 'checking',
      text: 'needs 3 of 3 more checks, next in 5 s',
      checks: { passed: 0, of: 3 },
    };
  return { ...one, state: 'failed', text: `failing: ${badReason}` };
}

function ending(made: Made): StreamRecord[] {
  const { names, instances, isBad, service, rolloutId } = made;
  const end = endSecond(made);
  const live = isBad
    ? { name: names.previous, imageId: 'ami-0a1', inService: instances, desiredCapacity: instances }
    : { name: names.next, imageId: 'ami-0b3', inService: instances, desiredCapacity: instances };
  const result = {
    outcome: isBad ? ('rolled-back' as const) : ('deployed' as const),
    service,
    rolloutId,
    live,
    removed: { name: isBad ? names.next : names.previous },
    wallMs: end * 1_000,
    floorMs: (end - 2) * 1_000,
    steps: [],
  };
  const told = isBad ? `rolled back: ${names.previous} serves` : `deployed: ${names.next} serves`;
  return [
    { kind: 'removed', ...origin(made, end), what: `group ${isBad ? names.next : names.previous}` },
    { kind: 'finished', ...origin(made, end), result, text: `${told} with ${instances} of ${instances}` },
    {
      kind: 'summary',
      at: made.startedAt + end * 1_000,
      result,
      next: isBad ? 'clicamos deploy prod --ami <an image that is healthy>' : 'clicamos rollback prod',
    },
  ];
}
