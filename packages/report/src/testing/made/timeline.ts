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

/** What is told of it. */
export interface Made extends Required<Omit<MadeRolloutOptions, 'untilSecond'>> {
  readonly names: { readonly previous: string; readonly next: string };
}

/** Seconds of a boot, of the checks after it, of draining, and until a bad image is given up. */
export const bootSeconds = 40;
const checkSeconds = 15;
export const drainSeconds = 20;
export const badSeconds = 75;

/** The second in which next has its capacity. */
const capacityEnd = ({ isBad }: Made): number => (isBad ? badSeconds : bootSeconds + checkSeconds + 12);
/** The second in which the bake ends. */
export const bakeEnd = (made: Made): number => capacityEnd(made) + made.bakeSeconds;
/** The second in which the rollout ends. */
export const endSecond = (made: Made): number =>
  made.isBad ? badSeconds + 16 : bakeEnd(made) + drainSeconds + 8;

/** When and of which rollout a record is. */
export const origin = ({ startedAt, rolloutId, service }: Made, second: number) => ({
  at: startedAt + second * 1_000,
  rolloutId,
  service,
});

/** When each step begins, s. */
export const starts = (made: Made): readonly number[] => [
  1,
  2,
  4,
  capacityEnd(made),
  bakeEnd(made),
  bakeEnd(made) + drainSeconds,
  bakeEnd(made) + drainSeconds + 6,
];
