import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';

export interface Clients {
  readonly autoScaling: AutoScalingClient;
  readonly ec2: EC2Client;
  readonly elasticLoadBalancing: ElasticLoadBalancingClient;
  readonly ssm: SSMClient;
  readonly sts: STSClient;
}

/** The part of a client's configuration that differs between AWS and the emulator. */
export interface ClientSettings {
  readonly region: string;
  /** Unless given, the SDK decides: `AWS_ENDPOINT_URL`, else AWS. */
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The SDK clients of one environment. */
export function createClients(settings: ClientSettings): Clients {
  return {
    autoScaling: new AutoScalingClient(settings),
    ec2: new EC2Client(settings),
    elasticLoadBalancing: new ElasticLoadBalancingClient(settings),
    ssm: new SSMClient(settings),
    sts: new STSClient(settings),
  };
}
