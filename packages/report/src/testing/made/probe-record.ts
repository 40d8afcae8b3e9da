import type { StreamRecord } from '../../stream/record.js';
import { nextInstance } from './made-instances.js';
import { bakeEnd, type Made } from './timeline.js';

/** What the probe counted in a second: nothing is lost. */
export function probeRecord(made: Made, second: number): StreamRecord {
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
