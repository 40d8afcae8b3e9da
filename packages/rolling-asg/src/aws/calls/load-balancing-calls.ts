import {
  DescribeInstanceHealthCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  type ElasticLoadBalancingClient,
  type LoadBalancerAttributes,
  type LoadBalancerDescription,
} from '@aws-sdk/client-elastic-load-balancing';
import type { LoadBalancerSettings } from '../../cloud/cloud.js';
import type { CloudPort } from '../../cloud/ports.js';
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
      const { InstanceStates = [] } = await call('DescribeInstanceHealth', signal, (o) =>
        client.send(command, o),
      );
      return InstanceStates.map((state) => ({
        instanceId: state.InstanceId ?? '',
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
    const [description] = answer.LoadBalancerDescriptions ?? [];
    if (description === undefined) return undefined;
    const { LoadBalancerAttributes: attributes } = await call('DescribeLoadBalancerAttributes', signal, (o) =>
      client.send(readAttributes, o),
    );
    return toSettings(name, description, attributes);
  });
}

function toSettings(
  name: string,
  description: LoadBalancerDescription,
  attributes: LoadBalancerAttributes | undefined,
): LoadBalancerSettings {
  const { HealthCheck: check, ListenerDescriptions: listeners = [] } = description;
  const draining = attributes?.ConnectionDraining;
  return {
    name,
    dnsName: description.DNSName ?? '',
    healthCheck: {
      target: check?.Target ?? '',
      intervalMs: (check?.Interval ?? 30) * 1000,
      timeoutMs: (check?.Timeout ?? 5) * 1000,
      healthyThreshold: check?.HealthyThreshold ?? 10,
      unhealthyThreshold: check?.UnhealthyThreshold ?? 2,
    },
    drainingMs: draining?.Enabled ? (draining.Timeout ?? 300) * 1000 : undefined,
    idleTimeoutMs: (attributes?.ConnectionSettings?.IdleTimeout ?? 60) * 1000,
    crossZone: attributes?.CrossZoneLoadBalancing?.Enabled ?? false,
    listeners: listeners.map(({ Listener: listener }) => ({
      protocol: listener?.Protocol ?? '',
      port: listener?.LoadBalancerPort ?? 0,
      instancePort: listener?.InstancePort ?? 0,
    })),
    zones: description.AvailabilityZones ?? [],
    subnetIds: description.Subnets ?? [],
  };
}
