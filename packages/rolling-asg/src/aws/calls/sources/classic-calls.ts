import {
  DescribeInstanceHealthCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import type { TargetState, TrafficSource } from '../../../cloud/traffic-source.js';
import { partOf } from '../../answers/part-of.js';
import { toClassicSource } from '../../answers/sources/to-classic-source.js';
import { toClassicState } from '../../answers/sources/to-classic-state.js';
import { noneWhenMissing, type Call } from '../../wire/caller.js';
import type { SourceCalls } from './source-calls.js';

type Client = Pick<ElasticLoadBalancingClient, 'send'>;

/** What Elastic Load Balancing (Classic) answers of its load balancers. */
export function classicCalls(client: Client, call: Call): SourceCalls {
  return {
    find: async (names, signal) => {
      const found: TrafficSource[] = [];
      for (const name of names) {
        const source = await findOne(client, call, { name, signal });
        if (source !== undefined) found.push(source);
      }
      return found;
    },
    // Without a list of instances: an unknown one in it would fail the whole call, and absence is an answer.
    readStates: async (LoadBalancerName, signal): Promise<readonly TargetState[]> => {
      const command = new DescribeInstanceHealthCommand({ LoadBalancerName });
      const answer = await call('DescribeInstanceHealth', signal, (o) => client.send(command, o));
      return partOf('DescribeInstanceHealth', answer, 'InstanceStates').map(toClassicState);
    },
  };
}

/** One by one: a name that does not exist fails a call for all of them. */
async function findOne(
  client: Client,
  call: Call,
  { name, signal }: { readonly name: string; readonly signal?: AbortSignal },
): Promise<TrafficSource | undefined> {
  const describe = new DescribeLoadBalancersCommand({ LoadBalancerNames: [name] });
  const readAttributes = new DescribeLoadBalancerAttributesCommand({ LoadBalancerName: name });
  return noneWhenMissing(async () => {
    const answer = await call('DescribeLoadBalancers', signal, (o) => client.send(describe, o));
    const [description] = partOf('DescribeLoadBalancers', answer, 'LoadBalancerDescriptions');
    if (description === undefined) return undefined;
    const more = await call('DescribeLoadBalancerAttributes', signal, (o) => client.send(readAttributes, o));
    const attributes = partOf('DescribeLoadBalancerAttributes', more, 'LoadBalancerAttributes');
    return toClassicSource(name, description, attributes);
  });
}
