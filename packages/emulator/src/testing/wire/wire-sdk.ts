import * as autoscaling from '@aws-sdk/client-auto-scaling';
import * as acm from '@aws-sdk/client-acm';
import * as servicequotas from '@aws-sdk/client-service-quotas';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as ec2 from '@aws-sdk/client-ec2';
import * as elb from '@aws-sdk/client-elastic-load-balancing';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { createRequire } from 'node:module';
import type { ServiceName } from '../../service/service.js';

/** Credentials and region for clients that never leave this process. */
export const sdkConfig = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
};

/** The parts of the SDK's `NormalizedSchema` that are used here. */
export interface SdkSchema {
  isUnitSchema(): boolean;
  isStructSchema(): boolean;
  isListSchema(): boolean;
  isMapSchema(): boolean;
  isUnionSchema(): boolean;
  isStringSchema(): boolean;
  isBooleanSchema(): boolean;
  isNumericSchema(): boolean;
  isTimestampSchema(): boolean;
  isBlobSchema(): boolean;
  isIdempotencyToken(): boolean;
  getName(withNamespace?: boolean): string | undefined;
  getValueSchema(): SdkSchema;
  structIterator(): Iterable<readonly [string, SdkSchema]>;
}

/** A schema in the SDK's own reading: by the copy of its schema library that the clients use. */
export const schemaOf: (schema: unknown) => SdkSchema = (schema) => NormalizedSchema.of(schema);

const requireAsClient = createRequire(createRequire(import.meta.url).resolve('@aws-sdk/client-ec2'));
const { NormalizedSchema } = requireAsClient('@smithy/core/schema');

/** An operation of a client: its runtime schema, `[9, namespace, name, traits, input, output]`. */
export interface SdkOperation {
  readonly name: string;
  readonly input: unknown;
  readonly output: unknown;
}

/** The SDK's side of one service's protocol: the oracle of what our codec must read and write. */
export interface SdkService {
  readonly name: ServiceName;
  readonly operations: readonly SdkOperation[];
  /** The body that the SDK sends for this input. */
  serialize(operation: SdkOperation, input: unknown): Promise<string>;
  /** What the SDK makes of this body; the errors of the service are thrown. */
  deserialize(operation: SdkOperation, body: string): Promise<unknown>;
}

/** The parts of a client's protocol that are used here; its own type wants more of its context than it reads. */
interface SdkProtocol {
  serializeRequest(operation: SdkOperation, input: unknown, context: unknown): Promise<{ body: unknown }>;
  deserializeResponse(operation: SdkOperation, context: unknown, response: unknown): Promise<object>;
}

/** The kind of a static schema that describes an operation, its first element. */
const OPERATION = 9;

export const sdkServices: readonly SdkService[] = [
  sdkService('ec2', ec2, new ec2.EC2Client(sdkConfig)),
  sdkService('elb', elb, new elb.ElasticLoadBalancingClient(sdkConfig)),
  sdkService('elbv2', elbv2, new elbv2.ElasticLoadBalancingV2Client(sdkConfig)),
  sdkService('autoscaling', autoscaling, new autoscaling.AutoScalingClient(sdkConfig)),
  sdkService('sts', sts, new sts.STSClient(sdkConfig)),
  sdkService('iam', iam, new iam.IAMClient(sdkConfig)),
  sdkService('ssm', ssm, new ssm.SSMClient(sdkConfig)),
  sdkService('cloudwatch', cloudwatch, new cloudwatch.CloudWatchClient(sdkConfig)),
  sdkService('acm', acm, new acm.ACMClient(sdkConfig)),
  sdkService('servicequotas', servicequotas, new servicequotas.ServiceQuotasClient(sdkConfig)),
];

function sdkService(name: ServiceName, exported: object, client: { readonly config: object }): SdkService {
  const { protocol } = client.config as { readonly protocol: SdkProtocol };
  const context = { ...client.config, endpoint: undefined };
  const endpoint = () => Promise.resolve({ protocol: 'http:', hostname: 'localhost', path: '/' });
  return {
    name,
    operations: Object.values(exported).flatMap(operationOf),
    async serialize(operation, input) {
      const { body } = await protocol.serializeRequest(operation, input, { ...context, endpoint });
      return typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
    },
    async deserialize(operation, body) {
      const response = { statusCode: 200, headers: {}, body: new TextEncoder().encode(body) };
      const output: { $metadata?: unknown } = await protocol.deserializeResponse(
        operation,
        context,
        response,
      );
      delete output.$metadata;
      return output;
    },
  };
}

function operationOf(exported: unknown): SdkOperation[] {
  if (!Array.isArray(exported) || exported[0] !== OPERATION) return [];
  const [, , name, , input, output] = exported;
  return [{ name, input, output }];
}
