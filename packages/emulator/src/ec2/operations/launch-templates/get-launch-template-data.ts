import type {
  GetLaunchTemplateDataRequest,
  GetLaunchTemplateDataResult,
  ResponseLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findInstance } from '../../instances/find-instances.js';
import { presentInstance } from '../../instances/present-instance.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * What a launch template would say for an instance like this one.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetLaunchTemplateData.html
 */
export function getLaunchTemplateData(
  input: GetLaunchTemplateDataRequest,
  ec2: Ec2Context,
): GetLaunchTemplateDataResult {
  const record = findInstance(ec2.state, required(input.InstanceId, 'InstanceId'));
  stopIfDryRun(input);
  const {
    EbsOptimized,
    ImageId,
    InstanceType,
    KeyName,
    Monitoring,
    Placement,
    Tags = [],
  } = presentInstance(record, ec2);
  const { instanceProfileArn, isProtected, metadataHopLimit, shutdownBehavior, userData } = record;
  const LaunchTemplateData: ResponseLaunchTemplateData = {
    ...{ EbsOptimized, ImageId, InstanceType, KeyName },
    IamInstanceProfile: instanceProfileArn === undefined ? undefined : { Arn: instanceProfileArn },
    NetworkInterfaces: [networkOf(record)],
    Monitoring: { Enabled: Monitoring?.State === 'enabled' },
    Placement,
    DisableApiTermination: isProtected,
    InstanceInitiatedShutdownBehavior: shutdownBehavior,
    UserData: userData,
    TagSpecifications: Tags.length > 0 ? [{ ResourceType: 'instance', Tags }] : [],
    MetadataOptions: {
      HttpTokens: 'required',
      HttpPutResponseHopLimit: metadataHopLimit,
      HttpEndpoint: 'enabled',
    },
  };
  return { LaunchTemplateData };
}

const networkOf = ({
  subnetId,
  securityGroupIds,
  hasOwnPublicAddress,
}: Pick<ReturnType<typeof findInstance>, 'subnetId' | 'securityGroupIds' | 'hasOwnPublicAddress'>) => ({
  DeviceIndex: 0,
  SubnetId: subnetId,
  Groups: [...securityGroupIds],
  AssociatePublicIpAddress: hasOwnPublicAddress,
  DeleteOnTermination: true,
});
