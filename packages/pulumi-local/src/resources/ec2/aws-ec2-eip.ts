import { AllocateAddressCommand, AssociateAddressCommand, type DomainType } from '@aws-sdk/client-ec2';
import type { EipArgs } from '@pulumi/aws/ec2/eip.js';
import { defineResource } from '../../terms/define-resource.js';
import { expectMade } from '../../translate/expect-made.js';
import { tagSpecifications } from '../../translate/tags.js';
import { toAwsEnum } from '../../translate/to-aws.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html */
export const awsEc2Eip = defineResource<EipArgs>()({
  type: 'aws:ec2/eip:Eip',
  inputs: ['domain', 'instance', 'networkInterface', 'associateWithPrivateIp', 'tags'],
  create: async (inputs, { clients, call }) => {
    const { instance, networkInterface } = inputs;
    const { AllocationId, PublicIp } = await clients.ec2.send(
      new AllocateAddressCommand({
        Domain: toAwsEnum<DomainType>(inputs.domain),
        TagSpecifications: tagSpecifications('elastic-ip', inputs.tags),
      }),
      call,
    );
    const id = expectMade(AllocationId, 'an AllocationId');
    const outputs = { allocationId: id, publicIp: PublicIp };
    if (instance === undefined && networkInterface === undefined) return { id, outputs };
    const { AssociationId } = await clients.ec2.send(
      new AssociateAddressCommand({
        AllocationId: id,
        InstanceId: instance,
        NetworkInterfaceId: networkInterface,
        PrivateIpAddress: inputs.associateWithPrivateIp,
      }),
      call,
    );
    return { id, outputs: { ...outputs, associationId: AssociationId } };
  },
});
