import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { RolloutError } from '../cloud/errors.js';
import type { CloudPort } from '../cloud/ports.js';
import { autoScalingCalls } from './calls/auto-scaling-calls.js';
import { createCaller } from './wire/caller.js';
import { guardClient } from './wire/guard-client.js';
import { ec2Calls } from './calls/ec2-calls.js';
import { loadBalancingCalls } from './calls/load-balancing-calls.js';
import { templateCalls } from './calls/template-calls.js';

/** SDK clients with their region, endpoint and credentials; they stay the caller's to destroy. */
export interface AwsCloudOptions {
  /** An `AutoScalingClient`; only `send` is used. */
  readonly autoScaling: Pick<AutoScalingClient, 'send'>;
  /** An `ElasticLoadBalancingClient` (Classic). */
  readonly elasticLoadBalancing: Pick<ElasticLoadBalancingClient, 'send'>;
  /** An `EC2Client`. */
  readonly ec2: Pick<EC2Client, 'send'>;
  /** Told the name of each operation before its request, for counting. */
  readonly onCall?: (operation: string) => void;
}

/**
 * The engine's port over AWS SDK clients; any AWS-compatible endpoint serves. Each call is sent once, whatever retries
 * the clients are configured with: the engine tries again itself, after it has looked whether it still may.
 *
 * @throws RolloutError `BadOptions` for a client that cannot send
 *
 * @example
 * import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
 * import { EC2Client } from '@aws-sdk/client-ec2';
 * import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
 * import { createAwsCloud } from '@clicamos/rolling-asg';
 * const cloud = createAwsCloud({
 *   autoScaling: new AutoScalingClient({}),
 *   elasticLoadBalancing: new ElasticLoadBalancingClient({}),
 *   ec2: new EC2Client({}),
 * });
 */
export function createAwsCloud({ onCall, ...clients }: AwsCloudOptions): CloudPort {
  for (const name of ['autoScaling', 'elasticLoadBalancing', 'ec2'] as const) {
    if (typeof clients[name]?.send === 'function') continue;
    throw new RolloutError(
      'BadOptions',
      `Expected \`${name}\` to be an AWS SDK v3 client, got ${typeof clients[name]}`,
    );
  }
  const call = createCaller(onCall);
  const ec2 = guardClient(clients.ec2);
  return {
    ...autoScalingCalls(guardClient(clients.autoScaling), call),
    ...loadBalancingCalls(guardClient(clients.elasticLoadBalancing), call),
    ...ec2Calls(ec2, call),
    ...templateCalls(ec2, call),
  };
}
