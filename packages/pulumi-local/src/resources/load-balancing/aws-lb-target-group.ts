import {
  CreateTargetGroupCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetGroupArgs } from '@pulumi/aws/lb/targetGroup.js';
import type { Unwrap } from '@pulumi/pulumi';
import { defineResource } from '../../terms/define-resource.js';
import { expectMade } from '../../translate/expect-made.js';
import { tagList } from '../../translate/tags.js';
import { suffixOf, toAttributes } from '../../translate/to-attributes.js';
import { toAwsEnum } from '../../translate/to-aws.js';

const inputs = [
  'name',
  'namePrefix',
  'port',
  'protocol',
  'protocolVersion',
  'vpcId',
  'targetType',
  'ipAddressType',
  'healthCheck',
  'stickiness',
  'deregistrationDelay',
  'connectionTermination',
  'slowStart',
  'preserveClientIp',
  'loadBalancingAlgorithmType',
  'loadBalancingCrossZoneEnabled',
  'tags',
] as const;

type Inputs = Pick<Unwrap<TargetGroupArgs>, (typeof inputs)[number]>;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
export const awsLbTargetGroup = defineResource<TargetGroupArgs>()({
  type: 'aws:lb/targetGroup:TargetGroup',
  inputs,
  create: async (given, { clients, call, nameFor }) => {
    const name = nameFor(given);
    const Tags = tagList(given.tags);
    const { TargetGroups: [made] = [] } = await clients.elbv2.send(
      new CreateTargetGroupCommand({
        Name: name,
        Port: given.port,
        Protocol: toAwsEnum(given.protocol),
        ProtocolVersion: given.protocolVersion,
        VpcId: given.vpcId,
        TargetType: toAwsEnum(given.targetType),
        IpAddressType: toAwsEnum(given.ipAddressType),
        ...healthCheckOf(given.healthCheck ?? {}),
        Tags: Tags.length > 0 ? Tags : undefined,
      }),
      call,
    );
    const arn = expectMade(made?.TargetGroupArn, 'the ARN of a target group');
    const Attributes = attributesOf(given);
    if (Attributes.length > 0)
      await clients.elbv2.send(
        new ModifyTargetGroupAttributesCommand({ TargetGroupArn: arn, Attributes }),
        call,
      );
    return { id: arn, outputs: { name, arn, arnSuffix: suffixOf(arn), loadBalancerArns: [] } };
  },
});

const healthCheckOf = (check: NonNullable<Inputs['healthCheck']>) => ({
  HealthCheckEnabled: check.enabled,
  HealthCheckProtocol: toAwsEnum<'HTTP' | 'TCP'>(check.protocol),
  HealthCheckPort: check.port,
  HealthCheckPath: check.path,
  HealthCheckIntervalSeconds: check.interval,
  HealthCheckTimeoutSeconds: check.timeout,
  HealthyThresholdCount: check.healthyThreshold,
  UnhealthyThresholdCount: check.unhealthyThreshold,
  ...(check.matcher === undefined ? {} : { Matcher: { HttpCode: check.matcher } }),
});

const attributesOf = (given: Inputs) =>
  toAttributes({
    'deregistration_delay.timeout_seconds': given.deregistrationDelay,
    'deregistration_delay.connection_termination.enabled': given.connectionTermination,
    'slow_start.duration_seconds': given.slowStart,
    'preserve_client_ip.enabled': given.preserveClientIp,
    'load_balancing.algorithm.type': given.loadBalancingAlgorithmType,
    'load_balancing.cross_zone.enabled': given.loadBalancingCrossZoneEnabled,
    ...stickinessOf(given.stickiness),
  });

/** Stickiness that is given is on, as the provider has it, unless it says otherwise. */
function stickinessOf(given: Inputs['stickiness']) {
  if (given === undefined) return {};
  const { type, enabled = true, cookieDuration, cookieName } = given;
  const duration = type === 'app_cookie' ? 'stickiness.app_cookie' : 'stickiness.lb_cookie';
  return {
    'stickiness.enabled': enabled,
    'stickiness.type': type,
    [`${duration}.duration_seconds`]: cookieDuration,
    'stickiness.app_cookie.cookie_name': cookieName,
  };
}
