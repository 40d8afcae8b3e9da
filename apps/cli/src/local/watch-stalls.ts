import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long this process stood still, because it or the machine was busy, real ms. */
export interface Stall {
  readonly maxMs: number;
  readonly p99Ms: number;
}

/** Measures how late this process runs, until it is disposed of. */
export interface StallWatch extends Disposable {
  /** Since it began, or since the last time it was asked. */
  take(): Stall;
}

const resolutionMs = 10;
const nanoseconds = 1e6;

/** Watches the loop of this process, which has the probe in it, and in a demo the whole local AWS. */
export function watchStalls(): StallWatch {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  return {
    take() {
      const stall = { maxMs: late(delay.max), p99Ms: late(delay.percentile(99)) };
      delay.reset();
      return stall;
    },
    [Symbol.dispose]: () => void delay.disable(),
  };
}

/** A sample is the time between two, in whole ms. */
const late = (sampled: number): number => Math.max(0, Math.round(sampled / nanoseconds) - resolutionMs);
