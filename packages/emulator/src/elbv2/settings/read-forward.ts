import type {
  Action,
  TargetGroupStickinessConfig,
  TargetGroupTuple,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../service/aws-error.js';
import { validationError, within } from '../errors.js';
import { findTargetGroup } from '../find.js';
import { loadBalancersOf, targetGroupsOf } from '../routing/actions.js';
import type { ActionGround } from './action-ground.js';

/** As AWS's quota of target groups per action is, which it does not raise. */
const mostGroups = 5;

const week = 7 * 24 * 60 * 60;

/**
 * A forward action as it is kept: AWS shows the one group both ways, and several only as they were given. Throws
 * `AwsError` as `readActions` does.
 */
export function readForward(action: Action, ground: ActionGround): Action {
  const groups = readGroups(action);
  for (const { TargetGroupArn } of groups) checkGroup(TargetGroupArn, ground);
  const [only] = groups;
  const stickiness = readStickiness(action.ForwardConfig?.TargetGroupStickinessConfig, ground);
  return {
    Type: 'forward',
    ...(groups.length === 1 ? { TargetGroupArn: only?.TargetGroupArn } : {}),
    Order: action.Order ?? 1,
    ForwardConfig: {
      TargetGroups: [...groups],
      ...(stickiness === undefined ? {} : { TargetGroupStickinessConfig: stickiness }),
    },
  };
}

function readGroups(action: Action): readonly TargetGroupTuple[] {
  const groups = targetGroupsOf(action).map(({ TargetGroupArn, Weight = 1 }) => ({
    TargetGroupArn,
    Weight: readWeight(Weight),
  }));
  const arns = groups.map(({ TargetGroupArn }) => TargetGroupArn);
  const { TargetGroupArn } = action;
  if (TargetGroupArn !== undefined && (arns.length > 1 || arns[0] !== TargetGroupArn))
    throw validationError(
      `The target group '${TargetGroupArn}' and a ForwardConfig are both given, and the ForwardConfig does not name that one alone`,
    );
  if (new Set(arns).size < arns.length)
    throw validationError('A forward action cannot name the same target group more than once');
  if (groups.length <= mostGroups) return groups;
  throw new AwsError(
    'TooManyTargetGroups',
    `A forward action can have '${mostGroups}' target groups at most, got '${groups.length}'`,
  );
}

function readWeight(weight: number): number {
  if (Number.isInteger(weight) && weight >= 0 && weight <= 999) return weight;
  throw validationError('The weight for each target group must be between 0 and 999, inclusive');
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupStickinessConfig.html */
function readStickiness(
  given: TargetGroupStickinessConfig | undefined,
  { loadBalancer }: ActionGround,
): TargetGroupStickinessConfig | undefined {
  if (loadBalancer.type !== 'application') return undefined;
  const { Enabled = false, DurationSeconds } = given ?? {};
  if (DurationSeconds === undefined && !Enabled) return { Enabled };
  if (DurationSeconds === undefined)
    throw validationError('Target group stickiness duration must be specified when stickiness is enabled');
  return { Enabled, DurationSeconds: within('Target group stickiness duration', DurationSeconds, [1, week]) };
}

function checkGroup(arn: string | undefined, { state, loadBalancer, protocol }: ActionGround): void {
  const group = findTargetGroup(state, arn);
  const isForApplications = group.protocol === 'HTTP';
  const isApplication = protocol === 'HTTP' || protocol === 'HTTPS';
  if (isForApplications !== isApplication)
    throw new AwsError(
      'IncompatibleProtocols',
      `The protocol of the target group '${group.arn}' is not compatible with the protocol '${protocol}' of the listener`,
    );
  if (group.vpcId !== loadBalancer.vpcId)
    throw new AwsError(
      'InvalidConfigurationRequest',
      `The target group '${group.arn}' and the load balancer '${loadBalancer.arn}' are not in the same VPC`,
    );
  const others = loadBalancersOf(state, group.arn).filter((one) => one.arn !== loadBalancer.arn);
  if (others.length > 0)
    throw new AwsError(
      'TargetGroupAssociationLimit',
      `The following target groups cannot be associated with more than one load balancer: ${group.arn}`,
    );
}
