import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../aws-error.js';
import { notEmulated, validationError, within } from '../errors.js';
import { findTargetGroup } from '../find.js';
import { loadBalancersOf, targetGroupsOf } from '../routing/actions.js';
import type { ListenerProtocol } from '../protocols.js';
import type { Elbv2State, LoadBalancerRecord } from '../state.js';

interface Ground {
  readonly state: Elbv2State;
  readonly loadBalancer: LoadBalancerRecord;
  readonly protocol: ListenerProtocol;
}

const emulated = ['forward', 'redirect', 'fixed-response'];

/**
 * The actions of a listener or a rule, as they are kept and shown. Throws `AwsError`: `InvalidLoadBalancerAction`,
 * `TargetGroupNotFound`, `TargetGroupAssociationLimit`, `IncompatibleProtocols`, `ValidationError`.
 */
export function readActions(actions: readonly Action[], ground: Ground): readonly Action[] {
  const [action, ...others] = actions;
  if (action === undefined) throw validationError('A rule must have at least one action');
  if (others.length > 0) throw notEmulated('More than one action', 'leave out all but the last.');
  if (!emulated.includes(action.Type ?? ''))
    throw notEmulated(`An action of type ${String(action.Type)}`, `use one of ${emulated.join(', ')}.`);
  if (action.Type === 'forward') return [readForward(action, ground)];
  if (ground.loadBalancer.type === 'network')
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'A network load balancer supports only the forward action',
    );
  if (action.Type === 'redirect') return [{ Order: 1, ...action, RedirectConfig: readRedirect(action) }];
  return [{ Order: 1, ...action, FixedResponseConfig: readFixedResponse(action) }];
}

/** AWS shows the one group both ways, and several only as they were given. */
function readForward(action: Action, ground: Ground): Action {
  const groups = targetGroupsOf(action).map(({ TargetGroupArn, Weight = 1 }) => ({
    TargetGroupArn,
    Weight: within('Target group weight', Weight, [0, 999]),
  }));
  for (const { TargetGroupArn } of groups) checkGroup(TargetGroupArn, ground);
  const [only] = groups;
  const config = {
    TargetGroups: groups,
    ...(ground.loadBalancer.type === 'application'
      ? {
          TargetGroupStickinessConfig: action.ForwardConfig?.TargetGroupStickinessConfig ?? {
            Enabled: false,
          },
        }
      : {}),
  };
  return {
    Type: 'forward',
    ...(groups.length === 1 ? { TargetGroupArn: only?.TargetGroupArn } : {}),
    Order: action.Order ?? 1,
    ForwardConfig: config,
  };
}

function checkGroup(arn: string | undefined, { state, loadBalancer, protocol }: Ground): void {
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

function readRedirect({ RedirectConfig }: Action): Action['RedirectConfig'] {
  if (RedirectConfig === undefined) throw validationError('A redirect action needs a RedirectConfig');
  const filled = {
    Protocol: '#{protocol}',
    Port: '#{port}',
    Host: '#{host}',
    Path: '/#{path}',
    Query: '#{query}',
  };
  const isLoop = (['Protocol', 'Port', 'Host', 'Path'] as const).every(
    (part) => (RedirectConfig[part] ?? filled[part]) === filled[part],
  );
  if (isLoop && (RedirectConfig.Query ?? filled.Query) === filled.Query)
    throw validationError('The redirect configuration is not valid because it creates a loop');
  return { ...filled, ...RedirectConfig };
}

function readFixedResponse({ FixedResponseConfig }: Action): Action['FixedResponseConfig'] {
  if (!/^[245]\d\d$/.test(FixedResponseConfig?.StatusCode ?? ''))
    throw validationError('A fixed response needs a StatusCode of 2XX, 4XX or 5XX');
  return FixedResponseConfig;
}
