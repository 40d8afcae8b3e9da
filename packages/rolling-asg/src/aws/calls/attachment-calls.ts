import {
  AttachLoadBalancersCommand,
  DetachLoadBalancersCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import type { CloudPort } from '../../cloud/ports.js';
import { chunks, type Call } from '../wire/caller.js';

type AttachmentCalls = Pick<
  CloudPort,
  'attachLoadBalancers' | 'detachLoadBalancers' | 'putPolicy' | 'putScheduledAction'
>;

/** The calls that hang something on a group, or take it off. */
export function attachmentCalls(client: Pick<AutoScalingClient, 'send'>, call: Call): AttachmentCalls {
  return {
    attachLoadBalancers: async (name, names, signal) => {
      for (const LoadBalancerNames of chunks(names, 10)) {
        const input = { AutoScalingGroupName: name, LoadBalancerNames: [...LoadBalancerNames] };
        await call('AttachLoadBalancers', signal, (o) =>
          client.send(new AttachLoadBalancersCommand(input), o),
        );
      }
    },
    detachLoadBalancers: async (name, names, signal) => {
      for (const LoadBalancerNames of chunks(names, 10)) {
        const input = { AutoScalingGroupName: name, LoadBalancerNames: [...LoadBalancerNames] };
        await call('DetachLoadBalancers', signal, (o) =>
          client.send(new DetachLoadBalancersCommand(input), o),
        );
      }
    },
    putPolicy: async (name, { name: PolicyName, policyType, definition }, signal) => {
      const input = { ...definition, AutoScalingGroupName: name, PolicyName, PolicyType: policyType };
      await call('PutScalingPolicy', signal, (o) => client.send(new PutScalingPolicyCommand(input), o));
    },
    putScheduledAction: async (name, { name: ScheduledActionName, definition }, signal) => {
      const command = new PutScheduledUpdateGroupActionCommand({
        ...definition,
        AutoScalingGroupName: name,
        ScheduledActionName,
      });
      await call('PutScheduledUpdateGroupAction', signal, (o) => client.send(command, o));
    },
  };
}
