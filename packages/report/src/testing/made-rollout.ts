import type { StreamRecord } from '../stream/record.js';
import { schemaVersion } from '../stream/schema-version.js';
import { lookRecord } from './made/look-record.js';
import { probeRecord } from './made/probe-record.js';
import { stepRecords, stepsOf } from './made/step-records.js';
import { endSecond, origin, type Made, type MadeRolloutOptions } from './made/timeline.js';

export type { MadeRolloutOptions } from './made/timeline.js';

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

function seconds(made: Made): StreamRecord[] {
  return Array.from({ length: endSecond(made) + 4 }, (_, index) => index - 2).flatMap((second) => [
    ...(second > 0 && second < endSecond(made) ? stepRecords(made, second) : []),
    probeRecord(made, second),
    ...(second > 1 && second < endSecond(made) ? [lookRecord(made, second)] : []),
  ]);
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
