import type {
  ConfigureHealthCheckInput,
  ConfigureHealthCheckOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../../service/aws-error.js';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { readHealthCheck, showHealthCheck } from '../health/health-check-settings.js';

/** Takes effect at once: instances keep their verdict and are counted anew. */
export function configureHealthCheck(
  input: ConfigureHealthCheckInput,
  elb: ElbContext,
): ConfigureHealthCheckOutput {
  const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
  if (input.HealthCheck === undefined) throw new AwsError('ValidationError', 'HealthCheck is required.');
  loadBalancer.healthCheck = readHealthCheck(input.HealthCheck);
  loadBalancer.registrations.healthCheckChanged();
  return { HealthCheck: showHealthCheck(loadBalancer.healthCheck) };
}
