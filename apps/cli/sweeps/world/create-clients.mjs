import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';

// The SDK would print its own notice about Node's next major version between our lines.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** The judge's own eyes: straight to the emulator, past every proxy. */
export function createClients({ endpoint, credentials }) {
  const settings = { endpoint, region: 'us-east-1', credentials };
  return {
    autoScaling: new AutoScalingClient(settings),
    ec2: new EC2Client(settings),
    elasticLoadBalancing: new ElasticLoadBalancingClient(settings),
    elasticLoadBalancingV2: new ElasticLoadBalancingV2Client(settings),
  };
}
