import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { assumeRole } from '../aws-access/assume-role.js';
import { createProxiedHandler } from '../aws-access/proxied-handler.js';

export interface Clients {
  readonly autoScaling: AutoScalingClient;
  readonly cloudWatch: CloudWatchClient;
  readonly ec2: EC2Client;
  readonly elasticLoadBalancing: ElasticLoadBalancingClient;
  readonly elasticLoadBalancingV2: ElasticLoadBalancingV2Client;
  readonly ssm: SSMClient;
  readonly sts: STSClient;
}

/** The part of a client's configuration that differs between AWS and the emulator. */
export interface ClientSettings {
  readonly region: string;
  /** This address and no proxy; unless given, the SDK decides (`AWS_ENDPOINT_URL`, else AWS), and the environment. */
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** A profile of the user's AWS configuration; `AWS_PROFILE`, else the SDK's chain, unless given. */
  readonly profile?: string | undefined;
  /** A role that those credentials assume. */
  readonly roleArn?: string | undefined;
  /** For a connection to be made. @default 10_000 */
  readonly connectionTimeoutMs?: number;
  /** For an answer to begin. @default 60_000 */
  readonly requestTimeoutMs?: number;
}

/**
 * The SDK clients of one environment. The SDK by itself waits for ever: for a network that swallows packets, and on a
 * kept connection that died while the machine slept.
 */
export function createClients(settings: ClientSettings): Clients {
  const config = () => ({ ...clientConfig(settings), credentials });
  const credentials = credentialsOf(settings);
  return {
    autoScaling: new AutoScalingClient(config()),
    cloudWatch: new CloudWatchClient(config()),
    ec2: new EC2Client(config()),
    elasticLoadBalancing: new ElasticLoadBalancingClient(config()),
    elasticLoadBalancingV2: new ElasticLoadBalancingV2Client(config()),
    ssm: new SSMClient(config()),
    sts: new STSClient(config()),
  };
}

function clientConfig({
  connectionTimeoutMs: connectionTimeout = 10_000,
  requestTimeoutMs: requestTimeout = 60_000,
  region,
  endpoint,
}: ClientSettings) {
  const options = { connectionTimeout, requestTimeout, throwOnRequestTimeout: true };
  return endpoint === undefined
    ? { region, requestHandler: createProxiedHandler(options) }
    : { region, endpoint, requestHandler: options };
}

/** Signing in at IAM Identity Center and assuming a role are requests too: they go the same way. */
function credentialsOf(settings: ClientSettings): NonNullable<STSClientConfig['credentials']> {
  const { credentials, profile, roleArn } = settings;
  if (credentials) return credentials;
  const { requestHandler } = clientConfig(settings);
  const own = defaultProvider({
    ...(profile !== undefined && { profile }),
    clientConfig: { requestHandler },
  });
  if (roleArn === undefined) return own;
  return assumeRole(new STSClient({ ...clientConfig(settings), credentials: own }), roleArn);
}
