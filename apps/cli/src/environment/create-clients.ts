import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { assumeRole } from '../aws-access/assume-role.js';
import { explainedClient } from '../aws-access/explained-client.js';
import { ownCredentials, type CredentialProvider } from '../aws-access/own-credentials.js';
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
  /** No profile is named, and the environment has an access key. @default false */
  readonly isFromEnvironment?: boolean;
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
  const explained: <C extends Clients[keyof Clients]>(client: C) => C = (client) =>
    settings.credentials ? client : explainedClient(client, settings);
  return {
    autoScaling: explained(new AutoScalingClient(config())),
    cloudWatch: explained(new CloudWatchClient(config())),
    ec2: explained(new EC2Client(config())),
    elasticLoadBalancing: explained(new ElasticLoadBalancingClient(config())),
    elasticLoadBalancingV2: explained(new ElasticLoadBalancingV2Client(config())),
    ssm: explained(new SSMClient(config())),
    sts: explained(new STSClient(config())),
  };
}

function clientConfig(settings: ClientSettings) {
  const { region, endpoint } = settings;
  const options = handlerOptions(settings);
  return endpoint === undefined
    ? { region, requestHandler: createProxiedHandler(options) }
    : { region, endpoint, requestHandler: options };
}

const handlerOptions = ({
  connectionTimeoutMs: connectionTimeout = 10_000,
  requestTimeoutMs: requestTimeout = 60_000,
}: ClientSettings) => ({ connectionTimeout, requestTimeout, throwOnRequestTimeout: true });

function credentialsOf(
  settings: ClientSettings,
): NonNullable<ClientSettings['credentials']> | CredentialProvider {
  const { credentials, roleArn } = settings;
  if (credentials) return credentials;
  const own = ownCredentials({ ...settings, requestHandler: createProxiedHandler(handlerOptions(settings)) });
  if (roleArn === undefined) return own;
  return assumeRole(new STSClient({ ...clientConfig(settings), credentials: own }), roleArn);
}
