import type {
  Action,
  FixedResponseActionConfig,
  RedirectActionConfig,
  RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ListenerArgs } from '@pulumi/aws/lb/listener.js';
import type { ListenerRuleArgs } from '@pulumi/aws/lb/listenerRule.js';
import type { Unwrap } from '@pulumi/pulumi';
import { toAws, toAwsEnum } from './to-aws.js';

type GivenAction =
  | Unwrap<ListenerArgs>['defaultActions'][number]
  | Unwrap<ListenerRuleArgs>['actions'][number];
type GivenCondition = Unwrap<ListenerRuleArgs>['conditions'][number];

/** What a listener or a rule does, as the load balancer wants it; what it cannot do here is an error. */
export function toAction(action: GivenAction): Action {
  const unknown = unknownActions.find((kind) => action[kind] !== undefined);
  if (unknown !== undefined) throw new TypeError(`pulumi-local does not know the action \`${unknown}\``);
  return {
    Type: toAwsEnum(action.type),
    TargetGroupArn: action.targetGroupArn,
    Order: action.order,
    ForwardConfig: action.forward && toForward(action.forward),
    RedirectConfig: toAws<RedirectActionConfig>(action.redirect),
    FixedResponseConfig: toAws<FixedResponseActionConfig>(action.fixedResponse),
  };
}

const unknownActions = ['authenticateCognito', 'authenticateOidc', 'jwtValidation'] as const;

function toForward({
  targetGroups,
  stickiness,
}: NonNullable<GivenAction['forward']>): Action['ForwardConfig'] {
  return {
    TargetGroups: targetGroups.map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight })),
    TargetGroupStickinessConfig: stickiness && {
      Enabled: stickiness.enabled ?? false,
      DurationSeconds: stickiness.duration,
    },
  };
}

/** When a rule matches. */
export function toCondition(condition: GivenCondition): RuleCondition {
  const { hostHeader, httpHeader, httpRequestMethod, pathPattern, queryStrings, sourceIp } = condition;
  if (hostHeader) return { Field: 'host-header', HostHeaderConfig: toAws(hostHeader) };
  if (pathPattern) return { Field: 'path-pattern', PathPatternConfig: toAws(pathPattern) };
  if (sourceIp) return { Field: 'source-ip', SourceIpConfig: toAws(sourceIp) };
  if (httpRequestMethod)
    return { Field: 'http-request-method', HttpRequestMethodConfig: toAws(httpRequestMethod) };
  if (httpHeader)
    return {
      Field: 'http-header',
      HttpHeaderConfig: { HttpHeaderName: httpHeader.httpHeaderName, Values: httpHeader.values },
    };
  const Values = (queryStrings ?? []).map(({ key, value }) => ({ Key: key, Value: value }));
  return { Field: 'query-string', QueryStringConfig: { Values } };
}
