import {
  DescribeInstancesCommand,
  type Instance,
  ModifyInstanceAttributeCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { InstanceArgs } from '@pulumi/aws/ec2/instance.js';
import type { CreateContext } from '../../terms/create-context.js';
import { defineResource } from '../../terms/define-resource.js';
import { partitionOf } from '../../terms/partition-of.js';
import { expectMade } from '../../translate/expect-made.js';
import { instanceInputs, rootDeviceName, runInstancesInput } from '../../translate/run-instances-input.js';
import { untilReady } from '../../waits/until-ready.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html */
export const awsEc2Instance = defineResource<InstanceArgs>()({
  type: 'aws:ec2/instance:Instance',
  inputs: instanceInputs,
  laterInputs: ['userDataReplaceOnChange', 'forceDestroy'],
  create: async (inputs, context) => {
    const { clients, call } = context;
    const rootDevice = inputs.rootBlockDevice && (await rootDeviceName(inputs.ami, context));
    const { Instances = [] } = await clients.ec2.send(
      new RunInstancesCommand(runInstancesInput(inputs, rootDevice)),
      call,
    );
    const id = expectMade(Instances[0]?.InstanceId, 'an InstanceId');
    const instance = await untilRunning(id, context);
    if (inputs.sourceDestCheck === false) {
      const off = { InstanceId: id, SourceDestCheck: { Value: false } };
      await clients.ec2.send(new ModifyInstanceAttributeCommand(off), call);
    }
    return { id, outputs: outputsOf(instance, context) };
  },
});

async function untilRunning(id: string, context: CreateContext): Promise<Instance> {
  let instance: Instance | undefined;
  const reasonNotRunning = async () => {
    instance = await describe(id, context);
    const state = instance?.State?.Name;
    const reason = instance?.StateReason?.Message ?? instance?.StateTransitionReason;
    if (state === 'terminated' || state === 'shutting-down') throw new Error(`${id} is ${state}: ${reason}`);
    return state === 'running' ? undefined : `${id} is ${state ?? 'not known'}`;
  };
  await untilReady(reasonNotRunning, context, { timeoutMs: 600_000 });
  return expectMade(instance, `the instance ${id}`);
}

async function describe(id: string, { clients, call }: CreateContext): Promise<Instance | undefined> {
  const { Reservations = [] } = await clients.ec2.send(
    new DescribeInstancesCommand({ InstanceIds: [id] }),
    call,
  );
  return Reservations[0]?.Instances?.[0];
}

function outputsOf(instance: Instance, { region }: CreateContext): Record<string, unknown> {
  const primary = instance.NetworkInterfaces?.find(({ Attachment }) => Attachment?.DeviceIndex === 0);
  const owner = primary?.OwnerId ?? '';
  return {
    arn: `arn:${partitionOf(region)}:ec2:${region}:${owner}:instance/${instance.InstanceId}`,
    availabilityZone: instance.Placement?.AvailabilityZone,
    instanceState: instance.State?.Name,
    primaryNetworkInterfaceId: primary?.NetworkInterfaceId,
    privateDns: instance.PrivateDnsName,
    privateIp: instance.PrivateIpAddress,
    publicDns: instance.PublicDnsName,
    publicIp: instance.PublicIpAddress,
    subnetId: instance.SubnetId,
    vpcSecurityGroupIds: instance.SecurityGroups?.map(({ GroupId }) => GroupId),
  };
}
