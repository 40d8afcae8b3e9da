import { isRolloutError, observeService, type CloudPort, type LockHolder } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';

export interface AwaitHolderOptions {
  readonly cloud: CloudPort;
  readonly environment: Environment;
  readonly holder: LockHolder;
  readonly signal: AbortSignal;
}

/** Between two looks, real ms. */
const lookMs = 1_000;

/**
 * Waits until it is known whether the runner of a rollout lives: one that does renews its hold, one that does not lets
 * it run out.
 *
 * @returns `gone` when the rollout has ended meanwhile
 */
export async function awaitHolder(options: AwaitHolderOptions): Promise<'alive' | 'dead' | 'gone'> {
  const { cloud, environment, signal } = options;
  const { service, clock, readClock } = environment;
  for (let holder = options.holder; ; ) {
    const leftMs = leftOf(holder, clock.now());
    if (leftMs <= 0) return 'dead';
    await readClock.sleep(Math.min(lookMs, Math.ceil(leftMs / environment.speed)), signal);
    const now = (await observeService(cloud, { service, clock: readClock, signal })).holder;
    if (now === undefined) return 'gone';
    if (now.rolloutId !== holder.rolloutId || isLater(now, holder)) return 'alive';
    holder = now;
  }
}

/** How long a holder still counts as alive, ms of its clock; none without a lease. */
export const leftOf = ({ aliveUntilMs = 0 }: LockHolder, now: number): number => aliveUntilMs - now;

const isLater = (now: LockHolder, was: LockHolder) => (now.aliveUntilMs ?? 0) > (was.aliveUntilMs ?? 0);

/** Who holds the service, where that is why something was refused. */
export const holderIn = (error: unknown): LockHolder | undefined =>
  isRolloutError(error, 'Locked') ? error.holder : undefined;
