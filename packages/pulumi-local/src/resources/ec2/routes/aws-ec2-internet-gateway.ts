import { AttachInternetGatewayCommand, CreateInternetGatewayCommand } from '@aws-sdk/client-ec2';
import type { InternetGatewayArgs } from '@pulumi/aws/ec2/internetGateway.js';
import { defineResource } from '../../../terms/define-resource.js';
import { partitionOf } from '../../../terms/partition-of.js';
import { expectMade } from '../../../translate/expect-made.js';
import { tagSpecifications } from '../../../translate/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInternetGateway.html */
export const awsEc2InternetGateway = defineResource<InternetGatewayArgs>()({
  type: 'aws:ec2/internetGateway:InternetGateway',
  inputs: ['vpcId', 'tags'],
  create: async ({ vpcId, tags }, { clients, call, region }) => {
    const { InternetGateway } = await clients.ec2.send(
      new CreateInternetGatewayCommand({ TagSpecifications: tagSpecifications('internet-gateway', tags) }),
      call,
    );
    const id = expectMade(InternetGateway?.InternetGatewayId, 'an InternetGatewayId');
    if (vpcId !== undefined) {
      const attach = new AttachInternetGatewayCommand({ InternetGatewayId: id, VpcId: vpcId });
      await clients.ec2.send(attach, call);
    }
    const ownerId = InternetGateway?.OwnerId;
    return {
      id,
      outputs: { arn: `arn:${partitionOf(region)}:ec2:${region}:${ownerId}:internet-gateway/${id}`, ownerId },
    };
  },
});
