import {
  AttachLoadBalancersCommand,
  AttachLoadBalancerTargetGroupsCommand,
} from '@aws-sdk/client-auto-scaling';
import type { AttachmentArgs } from '@pulumi/aws/autoscaling/attachment.js';
import { defineResource } from '../../terms/define-resource.js';

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancerTargetGroups.html */
export const awsAutoscalingAttachment = defineResource<AttachmentArgs>()({
  type: 'aws:autoscaling/attachment:Attachment',
  inputs: ['autoscalingGroupName', 'elb', 'lbTargetGroupArn'],
  create: async ({ autoscalingGroupName, elb, lbTargetGroupArn }, { clients, call, nameFor }) => {
    const AutoScalingGroupName = autoscalingGroupName;
    if (elb !== undefined) {
      const attach = { AutoScalingGroupName, LoadBalancerNames: [elb] };
      await clients.autoScaling.send(new AttachLoadBalancersCommand(attach), call);
    }
    if (lbTargetGroupArn !== undefined) {
      const attach = { AutoScalingGroupName, TargetGroupARNs: [lbTargetGroupArn] };
      await clients.autoScaling.send(new AttachLoadBalancerTargetGroupsCommand(attach), call);
    }
    return { id: nameFor({ namePrefix: `${autoscalingGroupName}-` }), outputs: {} };
  },
});
