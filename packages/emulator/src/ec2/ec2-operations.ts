import { authorizeSecurityGroupEgress } from './operations/authorize-security-group-egress.js';
import { authorizeSecurityGroupIngress } from './operations/authorize-security-group-ingress.js';
import { copyImage } from './operations/copy-image.js';
import { createKeyPair } from './operations/create-key-pair.js';
import { createLaunchTemplateVersion } from './operations/create-launch-template-version.js';
import { createLaunchTemplate } from './operations/create-launch-template.js';
import { createSecurityGroup } from './operations/create-security-group.js';
import { createTags } from './operations/create-tags.js';
import { deleteKeyPair } from './operations/delete-key-pair.js';
import { deleteLaunchTemplateVersions } from './operations/delete-launch-template-versions.js';
import { deleteLaunchTemplate } from './operations/delete-launch-template.js';
import { deleteSecurityGroup } from './operations/delete-security-group.js';
import { deleteTags } from './operations/delete-tags.js';
import { deregisterImage } from './operations/deregister-image.js';
import { describeAvailabilityZones } from './operations/describe-availability-zones.js';
import { describeImages } from './operations/describe-images.js';
import { describeInstanceAttribute } from './operations/describe-instance-attribute.js';
import { describeInstanceStatus } from './operations/describe-instance-status.js';
import { describeInstanceTypes } from './operations/describe-instance-types.js';
import { describeInstances } from './operations/describe-instances.js';
import { describeKeyPairs } from './operations/describe-key-pairs.js';
import { describeLaunchTemplateVersions } from './operations/describe-launch-template-versions.js';
import { describeLaunchTemplates } from './operations/describe-launch-templates.js';
import { describeRegions } from './operations/describe-regions.js';
import { describeSecurityGroupRules } from './operations/describe-security-group-rules.js';
import { describeSecurityGroups } from './operations/describe-security-groups.js';
import { describeSubnets } from './operations/describe-subnets.js';
import { describeTags } from './operations/describe-tags.js';
import { describeVpcs } from './operations/describe-vpcs.js';
import { disableImageDeprecation } from './operations/disable-image-deprecation.js';
import { enableImageDeprecation } from './operations/enable-image-deprecation.js';
import { getConsoleOutput } from './operations/get-console-output.js';
import { importKeyPair } from './operations/import-key-pair.js';
import { modifyInstanceAttribute } from './operations/modify-instance-attribute.js';
import { modifyLaunchTemplate } from './operations/modify-launch-template.js';
import { registerImage } from './operations/register-image.js';
import { revokeSecurityGroupEgress } from './operations/revoke-security-group-egress.js';
import { revokeSecurityGroupIngress } from './operations/revoke-security-group-ingress.js';
import { runInstances } from './operations/run-instances.js';
import { terminateInstances } from './operations/terminate-instances.js';

/** Every operation of EC2 that is emulated, by AWS's name. */
export const ec2Operations = {
  AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CopyImage: copyImage,
  CreateKeyPair: createKeyPair,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateSecurityGroup: createSecurityGroup,
  CreateTags: createTags,
  DeleteKeyPair: deleteKeyPair,
  DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteTags: deleteTags,
  DeregisterImage: deregisterImage,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeKeyPairs: describeKeyPairs,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeRegions: describeRegions,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcs: describeVpcs,
  DisableImageDeprecation: disableImageDeprecation,
  EnableImageDeprecation: enableImageDeprecation,
  GetConsoleOutput: getConsoleOutput,
  ImportKeyPair: importKeyPair,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  RegisterImage: registerImage,
  RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  RunInstances: runInstances,
  TerminateInstances: terminateInstances,
};
