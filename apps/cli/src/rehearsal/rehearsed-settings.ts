import type { EnvironmentSettings } from '../config/schema.js';
import { planSettings, type Patience } from '../rollout/plan-settings.js';
import type { RehearsedSettings } from './rehearse-scenario.js';

/** How patiently a rollout is rehearsed: as it would be done. A like has no alarms. */
export function rehearsedSettings(settings: EnvironmentSettings, patience: Patience): RehearsedSettings {
  const { samples, healthyDeadlineMs, bakeMs, drainFloorMs, minHealthyPercent } = planSettings(
    settings,
    patience,
  );
  return {
    ...{ samples, healthyDeadlineMs, bakeMs, drainFloorMs },
    ...(minHealthyPercent !== undefined && { minHealthyPercent }),
  };
}
