import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  type TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LoadBalancer, TargetState, TrafficSource } from '../../../cloud/traffic-source.js';
import { attributesOf, partOf } from '../../answers/part-of.js';
import { toLoadBalancer } from '../../answers/sources/to-load-balancer.js';
import { toTargetGroupSource } from '../../answers/sources/to-target-group-source.js';
import { toTargetState } from '../../answers/sources/to-target-state.js';
import { allMarkedPages, noneWhenMissing, type Call } from '../../wire/caller.js';
import type { SourceCalls } from './source-calls.js';

type Client = Pick<ElasticLoadBalancingV2Client, 'send'>;

/** What Elastic Load Balancing v2 answers of target groups. */
export function targetGroupCalls(client: Client, call: Call): SourceCalls {
  const read: Reader = { client, call };
  return {
    find: async (arns, signal) => {
      const found: TrafficSource[] = [];
      for (const arn of arns) {
        const group = await findByArn(read, arn, signal);
        if (group !== undefined) found.push(await describeSource(read, group, signal));
      }
      return found;
    },
    // Without a list of targets: every registered one is answered, and absence is an answer.
    readStates: async (TargetGroupArn, signal): Promise<readonly TargetState[]> => {
      const command = new DescribeTargetHealthCommand({ TargetGroupArn });
      const answer = await call('DescribeTargetHealth', signal, (o) => client.send(command, o));
      return partOf('DescribeTargetHealth', answer, 'TargetHealthDescriptions').flatMap(toTargetState);
    },
  };
}

interface Reader {
  readonly client: Client;
  readonly call: Call;
}

/** One by one: an ARN that does not exist fails a call for all of them. */
async function findByArn(
  { client, call }: Reader,
  arn: string,
  signal?: AbortSignal,
): Promise<TargetGroup | undefined> {
  const command = new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] });
  return noneWhenMissing(async () => {
    const answer = await call('DescribeTargetGroups', signal, (o) => client.send(command, o));
    return partOf('DescribeTargetGroups', answer, 'TargetGroups')[0];
  });
}

async function describeSource(
  read: Reader,
  group: TargetGroup,
  signal?: AbortSignal,
): Promise<TrafficSource> {
  const { client, call } = read;
  const TargetGroupArn = partOf('DescribeTargetGroups', group, 'TargetGroupArn');
  const command = new DescribeTargetGroupAttributesCommand({ TargetGroupArn });
  const answer = await call('DescribeTargetGroupAttributes', signal, (o) => client.send(command, o));
  const attributes = attributesOf(partOf('DescribeTargetGroupAttributes', answer, 'Attributes'));
  const loadBalancers: { readonly own: LoadBalancer; readonly crossZone: boolean }[] = [];
  for (const arn of group.LoadBalancerArns ?? []) {
    const one = await describeLoadBalancer(read, arn, signal);
    if (one !== undefined) loadBalancers.push(one);
  }
  return toTargetGroupSource(group, attributes, loadBalancers);
}

async function describeLoadBalancer(
  { client, call }: Reader,
  arn: string,
  signal?: AbortSignal,
): Promise<{ readonly own: LoadBalancer; readonly crossZone: boolean } | undefined> {
  return noneWhenMissing(async () => {
    const describe = new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] });
    const described = await call('DescribeLoadBalancers', signal, (o) => client.send(describe, o));
    const [description] = partOf('DescribeLoadBalancers', described, 'LoadBalancers');
    if (description === undefined) return undefined;
    const readAttributes = new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn });
    const more = await call('DescribeLoadBalancerAttributes', signal, (o) => client.send(readAttributes, o));
    const attributes = attributesOf(partOf('DescribeLoadBalancerAttributes', more, 'Attributes'));
    const listeners = await allMarkedPages(
      (Marker) => {
        const command = new DescribeListenersCommand({ LoadBalancerArn: arn, Marker });
        return call('DescribeListeners', signal, (o) => client.send(command, o));
      },
      (page) => partOf('DescribeListeners', page, 'Listeners'),
    );
    return toLoadBalancer(description, attributes, listeners);
  });
}
