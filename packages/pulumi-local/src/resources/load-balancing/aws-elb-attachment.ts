import { RegisterInstancesWithLoadBalancerCommand } from '@aws-sdk/client-elastic-load-balancing';
import type { AttachmentArgs } from '@pulumi/aws/elb/attachment.js';
import { defineResource } from '../../terms/define-resource.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_RegisterInstancesWithLoadBalancer.html */
export const awsElbAttachment = defineResource<AttachmentArgs>()({
  type: 'aws:elb/attachment:Attachment',
  inputs: ['elb', 'instance'],
  create: async ({ elb, instance }, { clients, call, nameFor }) => {
    const Instances = [{ InstanceId: instance }];
    await clients.elb.send(
      new RegisterInstancesWithLoadBalancerCommand({ LoadBalancerName: elb, Instances }),
      call,
    );
    return { id: nameFor({ namePrefix: `${elb}-` }), outputs: {} };
  },
});
