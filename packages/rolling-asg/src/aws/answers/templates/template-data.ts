import { createHash } from 'node:crypto';
import type { RequestLaunchTemplateData, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { LaunchSettings } from '../../../cloud/cloud.js';
import type { MetadataOverrides } from '../../../cloud/launch-overrides.js';
import type { TemplateOverrides } from '../../../cloud/ports.js';
import { changedDevices } from './changed-devices.js';
import { changedTags } from './changed-tags.js';
import { toVolumes } from './to-volumes.js';

/** Template data of a release: the base's, with the image and what is overridden. */
export function templateData(
  base: ResponseLaunchTemplateData | undefined,
  imageId: string,
  overrides: TemplateOverrides,
): RequestLaunchTemplateData {
  // AWS answers with the shape that it takes; the response types only lack some enum members.
  return { ...(base as RequestLaunchTemplateData | undefined), ...changedData(base, imageId, overrides) };
}

/** Of the template data of a release only what differs from the base. */
export function changedData(
  base: ResponseLaunchTemplateData | undefined,
  imageId: string,
  overrides: TemplateOverrides,
): RequestLaunchTemplateData {
  return {
    ImageId: imageId,
    ...changes(overrides),
    ...groupsOf(base, overrides),
    ...mergedParts(base, overrides),
  };
}

/** AWS takes security groups in one place: of the network interface, where there is one. */
function groupsOf(
  { NetworkInterfaces: interfaces = [] }: ResponseLaunchTemplateData = {},
  { securityGroupIds }: TemplateOverrides,
): RequestLaunchTemplateData {
  if (securityGroupIds === undefined) return {};
  const primary = primaryOf(interfaces);
  if (primary === undefined) return { SecurityGroupIds: [...securityGroupIds] };
  return {
    NetworkInterfaces: interfaces.map((one) =>
      one === primary ? { ...one, Groups: [...securityGroupIds] } : one,
    ),
  };
}

/** The interface that load balancers reach: the one of index 0, wherever it stands in the list. */
const primaryOf = <Interface extends { readonly DeviceIndex?: number }>(interfaces: readonly Interface[]) =>
  interfaces.find(({ DeviceIndex = 0 }) => DeviceIndex === 0) ?? interfaces[0];

/** Of these a release changes a part. */
function mergedParts(
  base: ResponseLaunchTemplateData = {},
  overrides: TemplateOverrides,
): RequestLaunchTemplateData {
  const { metadata, volumes, instanceTags, volumeTags } = overrides;
  const isTagged = instanceTags !== undefined || volumeTags !== undefined;
  return {
    ...(metadata && { MetadataOptions: changedMetadata(base.MetadataOptions, metadata) }),
    ...(volumes && { BlockDeviceMappings: changedDevices(base.BlockDeviceMappings ?? [], volumes) }),
    ...(isTagged && { TagSpecifications: changedTags(base.TagSpecifications ?? [], overrides) }),
  };
}

function changedMetadata(
  base: ResponseLaunchTemplateData['MetadataOptions'] = {},
  { httpTokens, hopLimit, hasTags }: MetadataOverrides,
): RequestLaunchTemplateData['MetadataOptions'] {
  return {
    // All but the state, which AWS answers and does not take.
    HttpTokens: base.HttpTokens,
    HttpPutResponseHopLimit: base.HttpPutResponseHopLimit,
    HttpEndpoint: base.HttpEndpoint,
    HttpProtocolIpv6: base.HttpProtocolIpv6,
    InstanceMetadataTags: base.InstanceMetadataTags,
    ...(httpTokens !== undefined && { HttpTokens: httpTokens }),
    ...(hopLimit !== undefined && { HttpPutResponseHopLimit: hopLimit }),
    ...(hasTags !== undefined && { InstanceMetadataTags: hasTags ? 'enabled' : 'disabled' }),
  };
}

function changes(overrides: TemplateOverrides): RequestLaunchTemplateData {
  const { instanceType, keyName, userData, instanceProfile } = overrides;
  return {
    // Any type that AWS knows is allowed, also one that is newer than this SDK.
    ...(instanceType === undefined
      ? {}
      : { InstanceType: instanceType as RequestLaunchTemplateData['InstanceType'] }),
    ...(keyName === undefined ? {} : { KeyName: keyName }),
    ...(userData === undefined ? {} : { UserData: Buffer.from(userData).toString('base64') }),
    ...(instanceProfile === undefined ? {} : { IamInstanceProfile: profile(instanceProfile) }),
  };
}

function profile(nameOrArn: string): RequestLaunchTemplateData['IamInstanceProfile'] {
  return nameOrArn.startsWith('arn:') ? { Arn: nameOrArn } : { Name: nameOrArn };
}

/** What template data says of instances. Security groups may be those of the primary network interface. */
export function launchSettings(data: ResponseLaunchTemplateData = {}): LaunchSettings {
  const {
    InstanceType,
    KeyName,
    SecurityGroupIds = [],
    NetworkInterfaces,
    UserData,
    IamInstanceProfile,
  } = data;
  const securityGroupIds = [...SecurityGroupIds, ...(primaryOf(NetworkInterfaces ?? [])?.Groups ?? [])];
  return {
    instanceType: InstanceType,
    keyName: KeyName,
    securityGroupIds,
    instanceProfile: IamInstanceProfile?.Arn ?? IamInstanceProfile?.Name,
    userDataSha256: UserData === undefined ? undefined : sha256(Buffer.from(UserData, 'base64')),
    volumes: data.BlockDeviceMappings && toVolumes(data.BlockDeviceMappings),
    metadata: data.MetadataOptions && {
      httpTokens: data.MetadataOptions.HttpTokens,
      hopLimit: data.MetadataOptions.HttpPutResponseHopLimit,
      hasTags: data.MetadataOptions.InstanceMetadataTags === 'enabled',
    },
    instanceTags: tagsOf(data, 'instance'),
    volumeTags: tagsOf(data, 'volume'),
  };
}

function tagsOf(
  { TagSpecifications = [] }: ResponseLaunchTemplateData,
  kind: 'instance' | 'volume',
): Readonly<Record<string, string>> | undefined {
  const found = TagSpecifications.find(({ ResourceType }) => ResourceType === kind);
  return found && Object.fromEntries((found.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
