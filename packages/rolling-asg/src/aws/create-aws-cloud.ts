import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { RolloutError } from '../cloud/errors.js';
import type { CloudPort } from '../cloud/ports.js';
import { autoScalingCalls } from './calls/groups/auto-scaling-calls.js';
import type { ReadQuota } from './calls/vcpu-calls.js';
import { createCaller } from './wire/caller.js';
import { guardClient } from './wire/guard-client.js';
import { ec2Calls } from './calls/ec2-calls.js';
import { alarmCalls } from './calls/alarm-calls.js';
import { classicCalls } from './calls/sources/classic-calls.js';
import { surveyCalls } from './calls/survey-calls.js';
import { sourceCalls } from './calls/sources/source-calls.js';
import { targetGroupCalls } from './calls/sources/target-group-calls.js';
import { templateCalls } from './calls/templates/template-calls.js';

/** SDK clients with their region, endpoint and credentials; they stay the caller's to destroy. */
export interface AwsCloudOptions {
  /** An `AutoScalingClient`; only `send` is used. */
  readonly autoScaling: Pick<AutoScalingClient, 'send'>;
  /** An `ElasticLoadBalancingClient` (Classic). */
  readonly elasticLoadBalancing: Pick<ElasticLoadBalancingClient, 'send'>;
  /** An `ElasticLoadBalancingV2Client`: a group behind target groups cannot be rolled without. */
  readonly elasticLoadBalancingV2?: Pick<ElasticLoadBalancingV2Client, 'send'>;
  /** A `CloudWatchClient`: alarms cannot be looked at without. */
  readonly cloudWatch?: Pick<CloudWatchClient, 'send'>;
  /** An `EC2Client`. */
  readonly ec2: Pick<EC2Client, 'send'>;
  /** What Service Quotas says of a quota of EC2: without it, whether the account has the vCPUs is not asked. */
  readonly readQuota?: ReadQuota;
  /** Told the name of each operation before its request, for counting. */
  readonly onCall?: (operation: string) => void;
  /**
   * When a moment of the cloud's answers, epoch ms, was by the clock that the engine is given. @default the same moment
   */
  readonly clockMs?: (cloudMs: number) => number;
}

/** Stands for a client that was not given: the first call says what it would have been for. */
const noClient = (option: keyof AwsCloudOptions, why: string) => ({
  send: (): never => {
    throw new RolloutError('BadOptions', `${why} needs \`${option}\` to be an AWS SDK v3 client`);
  },
});

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
 * import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
 * import { createAwsCloud } from '@clicamos/rolling-asg';
 * const cloud = createAwsCloud({
 *   autoScaling: new AutoScalingClient({}),
 *   elasticLoadBalancing: new ElasticLoadBalancingClient({}),
 *   elasticLoadBalancingV2: new ElasticLoadBalancingV2Client({}),
 *   ec2: new EC2Client({}),
 * });
 */
export function createAwsCloud({
  onCall,
  clockMs = (ms) => ms,
  readQuota,
  ...clients
}: AwsCloudOptions): CloudPort {
  for (const name of ['autoScaling', 'elasticLoadBalancing', 'ec2'] as const) {
    if (typeof clients[name]?.send === 'function') continue;
    throw new RolloutError(
      'BadOptions',
      `Expected \`${name}\` to be an AWS SDK v3 client, got ${typeof clients[name]}`,
    );
  }
  const {
    elasticLoadBalancingV2 = noClient('elasticLoadBalancingV2', 'A group behind a target group'),
    cloudWatch = noClient('cloudWatch', 'A rollout with alarms'),
  } = clients;
  const call = createCaller(onCall);
  const ec2 = guardClient(clients.ec2);
  const autoScaling = guardClient(clients.autoScaling);
  return {
    ...autoScalingCalls(autoScaling, call),
    ...surveyCalls({ ec2, autoScaling, readQuota }, call),
    ...sourceCalls(
      classicCalls(guardClient(clients.elasticLoadBalancing), call),
      targetGroupCalls(guardClient(elasticLoadBalancingV2), call),
    ),
    ...alarmCalls(guardClient(cloudWatch), call),
    ...ec2Calls(ec2, call),
    ...templateCalls({ ec2, autoScaling }, call, clockMs),
  };
}
