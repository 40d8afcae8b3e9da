import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Emulator } from '@clicamos/emulator';

/** The clients of a like. */
export interface LikeClients {
  readonly autoScaling: Pick<AutoScalingClient, 'send'>;
  readonly elasticLoadBalancing: Pick<ElasticLoadBalancingClient, 'send'>;
  readonly elasticLoadBalancingV2: Pick<ElasticLoadBalancingV2Client, 'send'>;
  readonly ec2: Pick<EC2Client, 'send'>;
}

/** Without the SDK between: thousands of calls are made in a rehearsal. */
export const likeClients = (emulator: Emulator): LikeClients => ({
  autoScaling: emulator.directClient<AutoScalingClient>('autoscaling'),
  elasticLoadBalancing: emulator.directClient<ElasticLoadBalancingClient>('elb'),
  elasticLoadBalancingV2: emulator.directClient<ElasticLoadBalancingV2Client>('elbv2'),
  ec2: emulator.directClient<EC2Client>('ec2'),
});
