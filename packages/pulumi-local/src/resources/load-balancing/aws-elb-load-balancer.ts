import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  ModifyLoadBalancerAttributesCommand,
  RegisterInstancesWithLoadBalancerCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import type { LoadBalancerArgs } from '@pulumi/aws/elb/loadBalancer.js';
import type { CreateContext } from '../../terms/create-context.js';
import { defineResource } from '../../terms/define-resource.js';
import {
  loadBalancerAttributes,
  loadBalancerInputs,
  toHealthCheck,
  toListener,
} from '../../translate/load-balancer-input.js';
import { tagList } from '../../translate/tags.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_CreateLoadBalancer.html */
export const awsElbLoadBalancer = defineResource<LoadBalancerArgs>()({
  type: 'aws:elb/loadBalancer:LoadBalancer',
  inputs: loadBalancerInputs,
  create: async (inputs, context) => {
    const { elb } = context.clients;
    const name = context.nameFor(inputs);
    const { healthCheck, instances = [] } = inputs;
    const Tags = tagList(inputs.tags);
    const { DNSName } = await elb.send(
      new CreateLoadBalancerCommand({
        LoadBalancerName: name,
        Listeners: inputs.listeners.map(toListener),
        Subnets: inputs.subnets,
        AvailabilityZones: inputs.availabilityZones,
        SecurityGroups: inputs.securityGroups,
        Scheme: inputs.internal ? 'internal' : undefined,
        Tags: Tags.length > 0 ? Tags : undefined,
      }),
      context.call,
    );
    const attributes = { LoadBalancerName: name, LoadBalancerAttributes: loadBalancerAttributes(inputs) };
    await elb.send(new ModifyLoadBalancerAttributesCommand(attributes), context.call);
    if (healthCheck !== undefined) {
      const check = { LoadBalancerName: name, HealthCheck: toHealthCheck(healthCheck) };
      await elb.send(new ConfigureHealthCheckCommand(check), context.call);
    }
    if (instances.length > 0) {
      const register = { LoadBalancerName: name, Instances: instances.map((InstanceId) => ({ InstanceId })) };
      await elb.send(new RegisterInstancesWithLoadBalancerCommand(register), context.call);
    }
    return { id: name, outputs: { name, dnsName: DNSName, ...(await computedOf(name, context)) } };
  },
});

async function computedOf(name: string, { clients, call }: CreateContext): Promise<Record<string, unknown>> {
  const describe = new DescribeLoadBalancersCommand({ LoadBalancerNames: [name] });
  const { LoadBalancerDescriptions: [described] = [] } = await clients.elb.send(describe, call);
  const source = described?.SourceSecurityGroup;
  return {
    availabilityZones: described?.AvailabilityZones,
    securityGroups: described?.SecurityGroups,
    sourceSecurityGroup: source && `${source.OwnerAlias}/${source.GroupName}`,
    subnets: described?.Subnets,
    zoneId: described?.CanonicalHostedZoneNameID,
  };
}
