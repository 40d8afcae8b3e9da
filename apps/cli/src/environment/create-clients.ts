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
  /** For a connection to be made. @default 10_000 */
  readonly connectionTimeoutMs?: number;
  /** For an answer to begin. @default 60_000 */
  readonly requestTimeoutMs?: number;
}

/**
 * The SDK clients of one environment. The SDK by itself waits for ever: for a network that swallows packets, and on a
 * kept connection that died while the machine slept.
 */
export function createClients({
  connectionTimeoutMs: connectionTimeout = 10_000,
  requestTimeoutMs: requestTimeout = 60_000,
  ...settings
}: ClientSettings): Clients {
  const requestHandler = { connectionTimeout, requestTimeout, throwOnRequestTimeout: true };
  const config = { ...settings, requestHandler };
  return {
    autoScaling: new AutoScalingClient(config),
    ec2: new EC2Client(config),
    elasticLoadBalancing: new ElasticLoadBalancingClient(config),
    ssm: new SSMClient(config),
    sts: new STSClient(config),
  };
}
