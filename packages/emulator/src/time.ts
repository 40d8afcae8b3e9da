/** The emulator's clock. Waits are in AWS's milliseconds; `speed` makes them pass faster. */
export interface Time {
  /** The wall clock's instant, never scaled: it is what timestamps in answers show. */
  now(): Date;
  /** Runs `callback` once after `awsMs / speed` real milliseconds; the answer cancels it. */
  after(awsMs: number, callback: () => void): () => void;
  /** Real milliseconds that `awsMs` of AWS's waiting take at this speed. */
  scaled(awsMs: number): number;
}

/** @param speed how many AWS seconds pass in one real second, > 0 */
export function createTime(speed: number): Time {
  const scaled = (awsMs: number) => awsMs / speed;
  return {
    now: () => new Date(),
    scaled,
    after(awsMs, callback) {
      const timer = setTimeout(callback, scaled(awsMs));
      return () => clearTimeout(timer);
    },
  };
}
