import { AutoScalingClient, type AutoScalingClientConfig } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { createAwsCloud } from '../aws/create-aws-cloud.js';

/** The port over real clients that are all set up alike; disposing destroys them. */
export function openCloud(endpoint: string, config: AutoScalingClientConfig = {}) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  // The clients are configured alike, but their types are four.
  const common = { region: 'us-east-1', endpoint, credentials, ...config } as object;
  const clients = {
    autoScaling: new AutoScalingClient(common),
    elasticLoadBalancing: new ElasticLoadBalancingClient(common),
    elasticLoadBalancingV2: new ElasticLoadBalancingV2Client(common),
    cloudWatch: new CloudWatchClient(common),
    ec2: new EC2Client(common),
  };
  return {
    clients,
    cloud: createAwsCloud(clients),
    [Symbol.dispose]: () => Object.values(clients).forEach((client) => client.destroy()),
  };
}
