import {
  DescribeInstanceHealthCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import type { LoadBalancerSettings } from '../../cloud/cloud.js';
import type { CloudPort } from '../../cloud/ports.js';
import { partOf } from '../answers/part-of.js';
import { toLoadBalancer } from '../answers/to-load-balancer.js';
import { noneWhenMissing, type Call } from '../wire/caller.js';

type Client = Pick<ElasticLoadBalancingClient, 'send'>;

/** The part of the port that Elastic Load Balancing (Classic) answers. */
export function loadBalancingCalls(
  client: Client,
  call: Call,
): Pick<CloudPort, 'findLoadBalancers' | 'readInstanceStates'> {
  return {
    findLoadBalancers: async (names, signal) => {
      const found: LoadBalancerSettings[] = [];
      for (const name of names) {
        const settings = await findOne(client, call, { name, signal });
        if (settings !== undefined) found.push(settings);
      }
      return found;
    },
    // Without a list of instances: an unknown one in it would fail the whole call, and absence is an answer.
    readInstanceStates: async (LoadBalancerName, signal) => {
      const command = new DescribeInstanceHealthCommand({ LoadBalancerName });
      const answer = await call('DescribeInstanceHealth', signal, (o) => client.send(command, o));
      return partOf('DescribeInstanceHealth', answer, 'InstanceStates').map((state) => ({
        instanceId: partOf('DescribeInstanceHealth', state, 'InstanceId'),
        state: state.State ?? 'Unknown',
        reasonCode: state.ReasonCode ?? 'N/A',
        description: state.Description ?? 'N/A',
      }));
    },
  };
}

/** One by one: a name that does not exist fails a call for all of them. */
async function findOne(
  client: Client,
  call: Call,
  { name, signal }: { readonly name: string; readonly signal?: AbortSignal },
): Promise<LoadBalancerSettings | undefined> {
  const describe = new DescribeLoadBalancersCommand({ LoadBalancerNames: [name] });
  const readAttributes = new DescribeLoadBalancerAttributesCommand({ LoadBalancerName: name });
  return noneWhenMissing(async () => {
    const answer = await call('DescribeLoadBalancers', signal, (o) => client.send(describe, o));
    const [description] = partOf('DescribeLoadBalancers', answer, 'LoadBalancerDescriptions');
    if (description === undefined) return undefined;
    const more = await call('DescribeLoadBalancerAttributes', signal, (o) => client.send(readAttributes, o));
    const attributes = partOf('DescribeLoadBalancerAttributes', more, 'LoadBalancerAttributes');
    return toLoadBalancer(name, description, attributes);
  });
}
