import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../service/aws-error.js';
import { notEmulated, validationError } from '../errors.js';
import type { ActionGround } from './action-ground.js';
import { readForward } from './read-forward.js';

const emulated = ['forward', 'redirect', 'fixed-response'];

/**
 * The actions of a listener or a rule, as they are kept and shown. Throws `AwsError`: `InvalidLoadBalancerAction`,
 * `TargetGroupNotFound`, `TargetGroupAssociationLimit`, `IncompatibleProtocols`, `TooManyTargetGroups`, `ValidationError`.
 */
export function readActions(actions: readonly Action[], ground: ActionGround): readonly Action[] {
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
