import type { PlanFacts } from './plan-facts.js';
import type { PlanOptions } from './plan-options.js';

/** How long a launch takes at least: as somebody says, else as the quickest of the group's last ones did. */
export function bootMsOf(
  { survey }: Pick<PlanFacts, 'survey'>,
  { bootMs }: Pick<PlanOptions, 'bootMs'>,
): number {
  if (bootMs !== undefined) return bootMs;
  const { launchesMs } = survey;
  return launchesMs.kind === 'unread' || launchesMs.value.length === 0 ? 0 : Math.min(...launchesMs.value);
}
