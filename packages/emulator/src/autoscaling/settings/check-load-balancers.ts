import type { AutoScaling } from '../auto-scaling-context.js';
import { validationError } from '../errors.js';

/**
 * Refuses load balancers that do not exist.
 * @throws AwsError `ValidationError` in AWS's words
 */
export function checkLoadBalancers({ loadBalancers }: AutoScaling, names: readonly string[]): void {
  if (names.every((name) => loadBalancers.exists(name))) return;
  throw validationError('Provided Load Balancers may not be valid. Please ensure they exist and try again.');
}
