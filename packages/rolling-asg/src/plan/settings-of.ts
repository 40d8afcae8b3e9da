import { defaultSettings, type RolloutSettings } from '../journal/rollout-settings.js';
import type { PlanOptions } from './plan-options.js';

/** The patience that a plan is made with: what the options say, and the defaults. */
export function settingsOf(options: PlanOptions): RolloutSettings {
  const given = Object.keys(defaultSettings).flatMap((key) => {
    // The keys of the settings are names of options.
    const value = options[key as keyof RolloutSettings];
    return value === undefined ? [] : [[key, value] as const];
  });
  return { ...defaultSettings, ...Object.fromEntries(given) };
}
