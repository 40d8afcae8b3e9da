import {
  CreateLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LoadBalancerArgs } from '@pulumi/aws/lb/loadBalancer.js';
import type { CreateContext } from '../../terms/create-context.js';
import { defineResource } from '../../terms/define-resource.js';
import { expectMade } from '../../translate/expect-made.js';
import { tagList } from '../../translate/tags.js';
import { suffixOf, toAttributes } from '../../translate/to-attributes.js';
import { toAwsEnum } from '../../translate/to-aws.js';
import { untilReady } from '../../waits/until-ready.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export const awsLbLoadBalancer = defineResource<LoadBalancerArgs>()({
  type: 'aws:lb/loadBalancer:LoadBalancer',
  inputs: [
    'name',
    'namePrefix',
    'loadBalancerType',
    'internal',
    'ipAddressType',
    'subnets',
    'subnetMappings',
    'securityGroups',
    'idleTimeout',
    'clientKeepAlive',
    'enableCrossZoneLoadBalancing',
    'enableDeletionProtection',
    'enableHttp2',
    'preserveHostHeader',
    'dropInvalidHeaderFields',
    'desyncMitigationMode',
    'xffHeaderProcessingMode',
    'tags',
  ],
  create: async (inputs, context) => {
    const { elbv2 } = context.clients;
    const name = context.nameFor(inputs);
    const Tags = tagList(inputs.tags);
    const { LoadBalancers: [made] = [] } = await elbv2.send(
      new CreateLoadBalancerCommand({
        Name: name,
        Type: toAwsEnum(inputs.loadBalancerType ?? 'application'),
        Scheme: inputs.internal ? 'internal' : undefined,
        IpAddressType: toAwsEnum(inputs.ipAddressType),
        Subnets: inputs.subnets,
        SubnetMappings: inputs.subnetMappings?.map(({ subnetId }) => ({ SubnetId: subnetId })),
        SecurityGroups: inputs.securityGroups,
        Tags: Tags.length > 0 ? Tags : undefined,
      }),
      context.call,
    );
    const arn = expectMade(made?.LoadBalancerArn, 'the ARN of a load balancer');
    await setAttributes(arn, attributesOf(inputs), context);
    await untilReady(() => reasonInactive(arn, context), context, { timeoutMs: 600_000 });
    return {
      id: arn,
      outputs: {
        ...{ name, arn, arnSuffix: suffixOf(arn), dnsName: made?.DNSName, vpcId: made?.VpcId },
        zoneId: made?.CanonicalHostedZoneId,
        securityGroups: made?.SecurityGroups,
        subnets: made?.AvailabilityZones?.map(({ SubnetId }) => SubnetId),
      },
    };
  },
});

type Inputs = Parameters<typeof awsLbLoadBalancer.create>[0];

const attributesOf = (inputs: Inputs) =>
  toAttributes(
    Object.fromEntries(
      Object.entries(attributeKeys).map(([input, key]) => [key, plainValue(inputs[input])] as const),
    ),
  );

/** By the inputs; those that are not given keep AWS's defaults, which are the provider's. */
const attributeKeys = {
  idleTimeout: 'idle_timeout.timeout_seconds',
  clientKeepAlive: 'client_keep_alive.seconds',
  enableCrossZoneLoadBalancing: 'load_balancing.cross_zone.enabled',
  enableDeletionProtection: 'deletion_protection.enabled',
  enableHttp2: 'routing.http2.enabled',
  preserveHostHeader: 'routing.http.preserve_host_header.enabled',
  dropInvalidHeaderFields: 'routing.http.drop_invalid_header_fields.enabled',
  desyncMitigationMode: 'routing.http.desync_mitigation_mode',
  xffHeaderProcessingMode: 'routing.http.xff_header_processing.mode',
};

const plainValue = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;

async function setAttributes(
  LoadBalancerArn: string,
  Attributes: ReturnType<typeof attributesOf>,
  { clients, call }: CreateContext,
): Promise<void> {
  if (Attributes.length === 0) return;
  await clients.elbv2.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }), call);
}

async function reasonInactive(arn: string, { clients, call }: CreateContext): Promise<string | undefined> {
  const { LoadBalancers: [found] = [] } = await clients.elbv2.send(
    new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }),
    call,
  );
  const state = found?.State?.Code;
  return state === 'active' ? undefined : `the load balancer is ${String(state)}`;
}
