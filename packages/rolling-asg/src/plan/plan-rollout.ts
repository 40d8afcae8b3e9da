import { checkPlanOptions } from './check-plan-options.js';
import { decidePlan } from './decide-plan.js';
import type { RolloutPlan } from './plan.js';
import type { PlanOptions } from './plan-options.js';
import type { CloudPort } from '../cloud/ports.js';
import { readPlanFacts } from './read-plan-facts.js';
import { createRolloutId } from '../journal/rollout-id.js';

/**
 * Reads a service and decides how to roll it out; changes nothing. Preflight errors are in the plan, not thrown.
 *
 * @throws RolloutError `BadOptions`; `Locked` when another rollout holds the service
 *
 * @example
 * import { planRollout } from '@clicamos/rolling-asg';
 * const plan = await planRollout(cloud, { service: 'web', imageId: 'ami-0123456789abcdef0' });
 */
export async function planRollout(cloud: CloudPort, options: PlanOptions): Promise<RolloutPlan> {
  checkPlanOptions(options);
  options.signal?.throwIfAborted();
  const facts = await readPlanFacts(cloud, options);
  return decidePlan(facts, { ...options, rolloutId: options.rolloutId ?? createRolloutId() });
}
