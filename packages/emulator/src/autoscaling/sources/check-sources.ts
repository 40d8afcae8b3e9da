import type { AutoScaling } from '../group/auto-scaling-context.js';
import { validationError } from '../requests/errors.js';
import { sourceType } from './source-type.js';

/**
 * Refuses traffic sources that do not exist.
 * @throws AwsError `ValidationError` in AWS's words
 */
export function checkSources({ trafficSources }: AutoScaling, sources: readonly string[]): void {
  const missing = sources.find((source) => !trafficSources.exists(source));
  if (missing === undefined) return;
  const what = sourceType(missing) === 'elb' ? 'Load Balancers' : 'Target Groups';
  throw validationError(`Provided ${what} may not be valid. Please ensure they exist and try again.`);
}
