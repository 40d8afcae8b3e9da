import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { IAMClient } from '@aws-sdk/client-iam';
import { SSMClient } from '@aws-sdk/client-ssm';

/** The SDK clients that create the resources. */
export interface AwsClients {
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingClient;
  readonly autoScaling: AutoScalingClient;
  readonly iam: IAMClient;
  readonly ssm: SSMClient;
}

/** What requests are signed with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface ClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
}

/** Clients of one endpoint, and nothing of the environment. */
export function createClients(options: ClientOptions): AwsClients {
  const config = { ...options };
  return {
    ec2: new EC2Client(config),
    elb: new ElasticLoadBalancingClient(config),
    autoScaling: new AutoScalingClient(config),
    iam: new IAMClient(config),
    ssm: new SSMClient(config),
  };
}

/** Closes the clients' connections. */
export function destroyClients(clients: AwsClients): void {
  for (const client of Object.values(clients)) client.destroy();
}
