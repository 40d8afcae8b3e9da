import { AwsError } from '../service/aws-error.js';
import type {
  Elbv2State,
  ListenerRecord,
  LoadBalancerRecord,
  RuleRecord,
  TargetGroupRecord,
} from './state.js';

type Records<Name extends keyof Elbv2State> = Pick<Elbv2State, Name>;

/** Throws `AwsError` `LoadBalancerNotFound`. */
export const findLoadBalancer = (
  { loadBalancers }: Records<'loadBalancers'>,
  arn: string | undefined,
): LoadBalancerRecord =>
  loadBalancers.get(arn ?? '') ??
  throwNotFound('LoadBalancerNotFound', `Load balancer '${String(arn)}' not found`);

/** Throws `AwsError` `ListenerNotFound`. */
export const findListener = ({ listeners }: Records<'listeners'>, arn: string | undefined): ListenerRecord =>
  listeners.get(arn ?? '') ?? throwNotFound('ListenerNotFound', 'One or more listeners not found');

/** Throws `AwsError` `RuleNotFound`. */
export const findRule = ({ rules }: Records<'rules'>, arn: string | undefined): RuleRecord =>
  rules.get(arn ?? '') ?? throwNotFound('RuleNotFound', 'One or more rules not found');

/** Throws `AwsError` `TargetGroupNotFound`. */
export const findTargetGroup = (
  { targetGroups }: Records<'targetGroups'>,
  arn: string | undefined,
): TargetGroupRecord =>
  targetGroups.get(arn ?? '') ?? throwNotFound('TargetGroupNotFound', 'One or more target groups not found');

function throwNotFound(code: string, message: string): never {
  throw new AwsError(code, message);
}
