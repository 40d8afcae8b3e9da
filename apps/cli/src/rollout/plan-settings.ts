import type { PlanOptions, RolloutStrategy } from '@clicamos/rolling-asg';
import type { EnvironmentSettings } from '../config/schema.js';
import { callerSettings } from './caller-settings.js';

/** What a command line says of one rollout; the configuration says the rest. */
export interface Patience {
  /** In place of `rollout.strategy`. */
  readonly strategy?: RolloutStrategy | undefined;
  /** In place of `rollout.keepPreviousMinutes`. */
  readonly keepPreviousMs?: number | undefined;
  /** In place of `rollout.pauseMinutes`. */
  readonly pauseMs?: number | undefined;
  readonly onForeignChange?: PlanOptions['onForeignChange'];
}

/** How patiently a rollout is planned. */
export function planSettings(
  settings: EnvironmentSettings,
  { strategy = settings.rollout.strategy, keepPreviousMs, pauseMs, onForeignChange }: Patience,
) {
  const { rollout } = settings;
  return {
    ...(strategy !== undefined && { strategy }),
    samples: rollout.readySamples,
    healthyDeadlineMs: rollout.deadlineSeconds * 1_000,
    bakeMs: rollout.bakeSeconds * 1_000,
    pauseMs: pauseMs ?? rollout.pauseMinutes * 60_000,
    drainFloorMs: rollout.drainFloorSeconds * 1_000,
    keepPreviousMs: keepPreviousMs ?? rollout.keepPreviousMinutes * 60_000,
    ...(rollout.minHealthyPercent !== undefined && { minHealthyPercent: rollout.minHealthyPercent }),
    ...(rollout.alarms !== undefined && { alarms: rollout.alarms }),
    ...(onForeignChange !== undefined && { onForeignChange }),
    settings: callerSettings(settings),
  } satisfies Partial<PlanOptions>;
}
