import { RegisterTargetsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetGroupAttachmentArgs } from '@pulumi/aws/lb/targetGroupAttachment.js';
import { defineResource } from '../../terms/define-resource.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html */
export const awsLbTargetGroupAttachment = defineResource<TargetGroupAttachmentArgs>()({
  type: 'aws:lb/targetGroupAttachment:TargetGroupAttachment',
  inputs: ['targetGroupArn', 'targetId', 'port', 'availabilityZone'],
  create: async ({ targetGroupArn, targetId, port, availabilityZone }, { clients, call, nameFor }) => {
    const Targets = [{ Id: targetId, Port: port, AvailabilityZone: availabilityZone }];
    await clients.elbv2.send(new RegisterTargetsCommand({ TargetGroupArn: targetGroupArn, Targets }), call);
    return { id: nameFor({ namePrefix: `${targetGroupArn}-` }), outputs: {} };
  },
});
