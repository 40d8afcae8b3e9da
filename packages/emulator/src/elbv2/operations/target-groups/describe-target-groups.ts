import type {
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findLoadBalancer, findTargetGroup } from '../../find.js';
import { pageOf } from '../../listing.js';
import { loadBalancersByGroup } from '../../routing/actions.js';
import { showTargetGroup } from '../../show.js';
import type { LoadBalancerRecord, TargetGroupRecord } from '../../state.js';

/** By ARNs, by names, those of a load balancer, or all of them. */
export function describeTargetGroups(
  input: DescribeTargetGroupsInput,
  elbv2: Elbv2Context,
): DescribeTargetGroupsOutput {
  const users = loadBalancersByGroup(elbv2.state);
  const { items, nextToken } = pageOf(chosen(input, elbv2, users), input);
  return {
    TargetGroups: items.map((group) => showTargetGroup(group, arnsOf(users.get(group.arn)))),
    NextMarker: nextToken,
  };
}

const arnsOf = (loadBalancers: readonly LoadBalancerRecord[] = []) => loadBalancers.map(({ arn }) => arn);

function chosen(
  { TargetGroupArns = [], Names = [], LoadBalancerArn }: DescribeTargetGroupsInput,
  { state }: Elbv2Context,
  users: ReadonlyMap<string, readonly LoadBalancerRecord[]>,
): readonly TargetGroupRecord[] {
  const all = [...state.targetGroups.values()];
  if (TargetGroupArns.length > 0) return TargetGroupArns.map((arn) => findTargetGroup(state, arn));
  if (LoadBalancerArn !== undefined) {
    const { arn } = findLoadBalancer(state, LoadBalancerArn);
    return all.filter((group) => arnsOf(users.get(group.arn)).includes(arn));
  }
  if (Names.some((wanted) => !all.some(({ name }) => name === wanted)))
    throw new AwsError('TargetGroupNotFound', 'One or more target groups not found');
  return Names.length > 0 ? all.filter(({ name }) => Names.includes(name)) : all;
}
