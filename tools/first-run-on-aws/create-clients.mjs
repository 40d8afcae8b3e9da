import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';

/** The clients of a run. Another endpoint than AWS's never gets the user's credentials. */
export function createClients({ region, endpoint, profile }) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = endpoint === undefined ? { region, profile } : { region, endpoint, credentials };
  return {
    autoScaling: new AutoScalingClient(config),
    ec2: new EC2Client(config),
    classic: new ElasticLoadBalancingClient(config),
    application: new ElasticLoadBalancingV2Client(config),
    ssm: new SSMClient(config),
    sts: new STSClient(config),
  };
}
