import { createHash } from 'node:crypto';
import type { RequestLaunchTemplateData, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { LaunchSettings } from '../../cloud/cloud.js';
import type { TemplateOverrides } from '../../cloud/ports.js';

/** Template data of a release: the base's, with the image and what is overridden. */
export function templateData(
  base: ResponseLaunchTemplateData | undefined,
  imageId: string,
  overrides: TemplateOverrides,
): RequestLaunchTemplateData {
  // AWS answers with the shape that it takes; the response types only lack some enum members.
  return { ...(base as RequestLaunchTemplateData | undefined), ImageId: imageId, ...changes(overrides) };
}

function changes(overrides: TemplateOverrides): RequestLaunchTemplateData {
  const { instanceType, keyName, securityGroupIds, userData, instanceProfile } = overrides;
  return {
    // Any type that AWS knows is allowed, also one that is newer than this SDK.
    ...(instanceType === undefined
      ? {}
      : { InstanceType: instanceType as RequestLaunchTemplateData['InstanceType'] }),
    ...(keyName === undefined ? {} : { KeyName: keyName }),
    ...(securityGroupIds === undefined ? {} : { SecurityGroupIds: [...securityGroupIds] }),
    ...(userData === undefined ? {} : { UserData: Buffer.from(userData).toString('base64') }),
    ...(instanceProfile === undefined ? {} : { IamInstanceProfile: profile(instanceProfile) }),
  };
}

function profile(nameOrArn: string): RequestLaunchTemplateData['IamInstanceProfile'] {
  return nameOrArn.startsWith('arn:') ? { Arn: nameOrArn } : { Name: nameOrArn };
}

/** What template data says of instances. Security groups may be those of the first network interface. */
export function launchSettings(data: ResponseLaunchTemplateData = {}): LaunchSettings {
  const {
    InstanceType,
    KeyName,
    SecurityGroupIds = [],
    NetworkInterfaces,
    UserData,
    IamInstanceProfile,
  } = data;
  const securityGroupIds = [...SecurityGroupIds, ...(NetworkInterfaces?.[0]?.Groups ?? [])];
  return {
    instanceType: InstanceType,
    keyName: KeyName,
    securityGroupIds,
    instanceProfile: IamInstanceProfile?.Arn ?? IamInstanceProfile?.Name,
    userDataSha256: UserData === undefined ? undefined : sha256(Buffer.from(UserData, 'base64')),
  };
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
