import { AssociateAddressCommand } from '@aws-sdk/client-ec2';
import type { EipAssociationArgs } from '@pulumi/aws/ec2/eipAssociation.js';
import { defineResource } from '../../terms/define-resource.js';
import { expectMade } from '../../translate/expect-made.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html */
export const awsEc2EipAssociation = defineResource<EipAssociationArgs>()({
  type: 'aws:ec2/eipAssociation:EipAssociation',
  inputs: [
    'allocationId',
    'instanceId',
    'networkInterfaceId',
    'privateIpAddress',
    'publicIp',
    'allowReassociation',
  ],
  create: async (inputs, { clients, call }) => {
    const { AssociationId } = await clients.ec2.send(
      new AssociateAddressCommand({
        AllocationId: inputs.allocationId,
        InstanceId: inputs.instanceId,
        NetworkInterfaceId: inputs.networkInterfaceId,
        PrivateIpAddress: inputs.privateIpAddress,
        PublicIp: inputs.publicIp,
        AllowReassociation: inputs.allowReassociation,
      }),
      call,
    );
    return { id: expectMade(AssociationId, 'an AssociationId'), outputs: {} };
  },
});
