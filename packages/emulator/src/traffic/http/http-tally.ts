import type { Figures } from '../../service/metric-sample.js';

/** Counts what becomes of requests; it is told several times for each, so that each is cheap. */
export interface HttpTally {
  /** An instance was chosen for a request. */
  chosen(): void;
  /** An instance could not be connected to. */
  unconnected(): void;
  /** An instance has begun to answer, so many real milliseconds after it was chosen. */
  answered(status: number, ms: number): void;
  /** The load balancer has answered by itself. */
  refused(status: number): void;
}

export interface HttpCounts {
  readonly requests: number;
  readonly unconnected: number;
  /** By the first digit of the status. */
  readonly answered: readonly number[];
  readonly refused: readonly number[];
  /** In real seconds, of all that were answered. */
  readonly responseSeconds: Figures;
}

/** Counts since they were taken last. */
export interface HttpCounter extends HttpTally {
  take(): HttpCounts;
}

export function createHttpCounter(): HttpCounter {
  let counts = nothingCounted();
  return {
    chosen: () => void (counts.requests += 1),
    unconnected: () => void (counts.unconnected += 1),
    refused: (status) => countStatus(counts.refused, status),
    answered(status, ms) {
      countStatus(counts.answered, status);
      const { responseSeconds } = counts;
      const seconds = ms / 1_000;
      responseSeconds.sum += seconds;
      responseSeconds.count += 1;
      responseSeconds.least = Math.min(responseSeconds.least, seconds);
      responseSeconds.most = Math.max(responseSeconds.most, seconds);
    },
    take() {
      const taken = counts;
      counts = nothingCounted();
      return taken;
    },
  };
}

const nothingCounted = () => ({
  requests: 0,
  unconnected: 0,
  answered: [0, 0, 0, 0, 0, 0],
  refused: [0, 0, 0, 0, 0, 0],
  responseSeconds: { sum: 0, count: 0, least: Infinity, most: 0 },
});

function countStatus(classes: number[], status: number): void {
  const digit = Math.floor(status / 100);
  classes[digit] = (classes[digit] ?? 0) + 1;
}

/** Counts of several as one. */
export const joinCounts = (all: readonly HttpCounts[]): HttpCounts => ({
  requests: total(all.map(({ requests }) => requests)),
  unconnected: total(all.map(({ unconnected }) => unconnected)),
  answered: joinClasses(all.map(({ answered }) => answered)),
  refused: joinClasses(all.map(({ refused }) => refused)),
  responseSeconds: joinFigures(all.map(({ responseSeconds }) => responseSeconds)),
});

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

const joinClasses = (all: readonly (readonly number[])[]) =>
  nothingCounted().answered.map((_none, digit) => total(all.map((classes) => classes[digit] ?? 0)));

const joinFigures = (all: readonly Figures[]): Figures => ({
  sum: total(all.map(({ sum }) => sum)),
  count: total(all.map(({ count }) => count)),
  least: Math.min(...all.map(({ least }) => least)),
  most: Math.max(0, ...all.map(({ most }) => most)),
});
