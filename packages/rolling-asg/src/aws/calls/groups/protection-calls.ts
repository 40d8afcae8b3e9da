import {
  ResumeProcessesCommand,
  SetInstanceProtectionCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import type { CloudPort } from '../../../cloud/ports.js';
import { chunks, type Call } from '../../wire/caller.js';

/** What `SetInstanceProtection` takes in one call. */
const mostInstances = 50;

/** The part of the port that keeps a group and its instances from going. */
export function protectionCalls(
  client: Pick<AutoScalingClient, 'send'>,
  call: Call,
): Pick<CloudPort, 'setInstanceProtection' | 'protectGroup' | 'suspendProcesses' | 'resumeProcesses'> {
  return {
    setInstanceProtection: async (name, ids, ProtectedFromScaleIn, signal) => {
      for (const InstanceIds of chunks(ids, mostInstances)) {
        const input = { AutoScalingGroupName: name, InstanceIds: [...InstanceIds], ProtectedFromScaleIn };
        await call('SetInstanceProtection', signal, (o) =>
          client.send(new SetInstanceProtectionCommand(input), o),
        );
      }
    },
    protectGroup: async (name, { newInstancesProtected, deletionProtection }, signal) => {
      const command = new UpdateAutoScalingGroupCommand({
        AutoScalingGroupName: name,
        NewInstancesProtectedFromScaleIn: newInstancesProtected,
        DeletionProtection: deletionProtection,
      });
      await call('UpdateAutoScalingGroup', signal, (o) => client.send(command, o));
    },
    suspendProcesses: async (name, processes, signal) => {
      if (processes.length === 0) return; // to AWS that is all of them
      const input = { AutoScalingGroupName: name, ScalingProcesses: [...processes] };
      await call('SuspendProcesses', signal, (o) => client.send(new SuspendProcessesCommand(input), o));
    },
    resumeProcesses: async (name, processes, signal) => {
      if (processes.length === 0) return; // to AWS that is all of them, whoever suspended them
      const input = { AutoScalingGroupName: name, ScalingProcesses: [...processes] };
      await call('ResumeProcesses', signal, (o) => client.send(new ResumeProcessesCommand(input), o));
    },
  };
}
