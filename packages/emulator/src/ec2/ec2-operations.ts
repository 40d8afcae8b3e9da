import { allocateAddress } from './operations/addresses/allocate-address.js';
import { associateAddress } from './operations/addresses/associate-address.js';
import { associateRouteTable } from './operations/routes/associate-route-table.js';
import { attachInternetGateway } from './operations/gateways/attach-internet-gateway.js';
import { authorizeSecurityGroupEgress } from './operations/security-groups/authorize-security-group-egress.js';
import { authorizeSecurityGroupIngress } from './operations/security-groups/authorize-security-group-ingress.js';
import { copyImage } from './operations/images/copy-image.js';
import { createImage } from './operations/images/create-image.js';
import { createInternetGateway } from './operations/gateways/create-internet-gateway.js';
import { createKeyPair } from './operations/key-pairs/create-key-pair.js';
import { createLaunchTemplateVersion } from './operations/launch-templates/create-launch-template-version.js';
import { createLaunchTemplate } from './operations/launch-templates/create-launch-template.js';
import { createNatGateway } from './operations/gateways/create-nat-gateway.js';
import { createNetworkInterface } from './operations/network-interfaces/create-network-interface.js';
import { createRouteTable } from './operations/routes/create-route-table.js';
import { createRoute } from './operations/routes/create-route.js';
import { createSecurityGroup } from './operations/security-groups/create-security-group.js';
import { createSubnet } from './operations/vpcs/create-subnet.js';
import { createTags } from './operations/tags/create-tags.js';
import { createVpc } from './operations/vpcs/create-vpc.js';
import { deleteInternetGateway } from './operations/gateways/delete-internet-gateway.js';
import { deleteKeyPair } from './operations/key-pairs/delete-key-pair.js';
import { deleteLaunchTemplateVersions } from './operations/launch-templates/delete-launch-template-versions.js';
import { deleteLaunchTemplate } from './operations/launch-templates/delete-launch-template.js';
import { deleteNatGateway } from './operations/gateways/delete-nat-gateway.js';
import { deleteNetworkInterface } from './operations/network-interfaces/delete-network-interface.js';
import { deleteRouteTable } from './operations/routes/delete-route-table.js';
import { deleteRoute } from './operations/routes/delete-route.js';
import { deleteSecurityGroup } from './operations/security-groups/delete-security-group.js';
import { deleteSnapshot } from './operations/images/delete-snapshot.js';
import { deleteSubnet } from './operations/vpcs/delete-subnet.js';
import { deleteTags } from './operations/tags/delete-tags.js';
import { deleteVpc } from './operations/vpcs/delete-vpc.js';
import { deregisterImage } from './operations/images/deregister-image.js';
import { describeAddressesAttribute } from './operations/addresses/describe-addresses-attribute.js';
import { describeAddresses } from './operations/addresses/describe-addresses.js';
import { describeAvailabilityZones } from './operations/catalog/describe-availability-zones.js';
import { describeDhcpOptions } from './operations/vpcs/describe-dhcp-options.js';
import { describeImageAttribute } from './operations/images/describe-image-attribute.js';
import { describeImages } from './operations/images/describe-images.js';
import { describeInstanceAttribute } from './operations/instances/describe-instance-attribute.js';
import { describeInstanceCreditSpecifications } from './operations/instances/describe-instance-credit-specifications.js';
import { describeInstanceStatus } from './operations/instances/describe-instance-status.js';
import { describeInstanceTypeOfferings } from './operations/catalog/describe-instance-type-offerings.js';
import { describeInstanceTypes } from './operations/catalog/describe-instance-types.js';
import { describeInstances } from './operations/instances/describe-instances.js';
import { describeInternetGateways } from './operations/gateways/describe-internet-gateways.js';
import { describeKeyPairs } from './operations/key-pairs/describe-key-pairs.js';
import { describeLaunchTemplateVersions } from './operations/launch-templates/describe-launch-template-versions.js';
import { describeLaunchTemplates } from './operations/launch-templates/describe-launch-templates.js';
import { describeNatGateways } from './operations/gateways/describe-nat-gateways.js';
import { describeNetworkAcls } from './operations/vpcs/describe-network-acls.js';
import { describeNetworkInterfaces } from './operations/network-interfaces/describe-network-interfaces.js';
import { describeRegions } from './operations/catalog/describe-regions.js';
import { describeRouteTables } from './operations/routes/describe-route-tables.js';
import { describeSecurityGroupRules } from './operations/security-groups/describe-security-group-rules.js';
import { describeSecurityGroups } from './operations/security-groups/describe-security-groups.js';
import { describeSnapshots } from './operations/images/describe-snapshots.js';
import { describeSubnets } from './operations/vpcs/describe-subnets.js';
import { describeTags } from './operations/tags/describe-tags.js';
import { describeVolumes } from './operations/images/describe-volumes.js';
import { describeVpcAttribute } from './operations/vpcs/describe-vpc-attribute.js';
import { describeVpcs } from './operations/vpcs/describe-vpcs.js';
import { detachInternetGateway } from './operations/gateways/detach-internet-gateway.js';
import { disableImageDeprecation } from './operations/images/disable-image-deprecation.js';
import { disassociateAddress } from './operations/addresses/disassociate-address.js';
import { disassociateRouteTable } from './operations/routes/disassociate-route-table.js';
import { enableImageDeprecation } from './operations/images/enable-image-deprecation.js';
import { getConsoleOutput } from './operations/instances/get-console-output.js';
import { getEbsDefaultKmsKeyId } from './operations/account/get-ebs-default-kms-key-id.js';
import { getEbsEncryptionByDefault } from './operations/account/get-ebs-encryption-by-default.js';
import { getSerialConsoleAccessStatus } from './operations/account/get-serial-console-access-status.js';
import { getInstanceUefiData } from './operations/instances/get-instance-uefi-data.js';
import { getLaunchTemplateData } from './operations/launch-templates/get-launch-template-data.js';
import { importKeyPair } from './operations/key-pairs/import-key-pair.js';
import { modifyImageAttribute } from './operations/images/modify-image-attribute.js';
import { modifyInstanceAttribute } from './operations/instances/modify-instance-attribute.js';
import { modifyInstanceMetadataOptions } from './operations/instances/modify-instance-metadata-options.js';
import { modifyLaunchTemplate } from './operations/launch-templates/modify-launch-template.js';
import { modifyNetworkInterfaceAttribute } from './operations/network-interfaces/modify-network-interface-attribute.js';
import { modifySubnetAttribute } from './operations/vpcs/modify-subnet-attribute.js';
import { modifyVpcAttribute } from './operations/vpcs/modify-vpc-attribute.js';
import { rebootInstances } from './operations/instances/reboot-instances.js';
import { registerImage } from './operations/images/register-image.js';
import { releaseAddress } from './operations/addresses/release-address.js';
import { replaceRouteTableAssociation } from './operations/routes/replace-route-table-association.js';
import { replaceRoute } from './operations/routes/replace-route.js';
import { revokeSecurityGroupEgress } from './operations/security-groups/revoke-security-group-egress.js';
import { revokeSecurityGroupIngress } from './operations/security-groups/revoke-security-group-ingress.js';
import { runInstances } from './operations/instances/run-instances.js';
import { startInstances } from './operations/instances/start-instances.js';
import { stopInstances } from './operations/instances/stop-instances.js';
import { terminateInstances } from './operations/instances/terminate-instances.js';

/** Every operation of EC2 that is emulated, by AWS's name. */
export const ec2Operations = {
  AllocateAddress: allocateAddress,
  AssociateAddress: associateAddress,
  AssociateRouteTable: associateRouteTable,
  AttachInternetGateway: attachInternetGateway,
  AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CopyImage: copyImage,
  CreateImage: createImage,
  CreateInternetGateway: createInternetGateway,
  CreateKeyPair: createKeyPair,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateNatGateway: createNatGateway,
  CreateNetworkInterface: createNetworkInterface,
  CreateRouteTable: createRouteTable,
  CreateRoute: createRoute,
  CreateSecurityGroup: createSecurityGroup,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteKeyPair: deleteKeyPair,
  DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DeleteNatGateway: deleteNatGateway,
  DeleteNetworkInterface: deleteNetworkInterface,
  DeleteRouteTable: deleteRouteTable,
  DeleteRoute: deleteRoute,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSnapshot: deleteSnapshot,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DeregisterImage: deregisterImage,
  DescribeAddressesAttribute: describeAddressesAttribute,
  DescribeAddresses: describeAddresses,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeDhcpOptions: describeDhcpOptions,
  DescribeImageAttribute: describeImageAttribute,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceCreditSpecifications: describeInstanceCreditSpecifications,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypeOfferings: describeInstanceTypeOfferings,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeInternetGateways: describeInternetGateways,
  DescribeKeyPairs: describeKeyPairs,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeNatGateways: describeNatGateways,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSnapshots: describeSnapshots,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVolumes: describeVolumes,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcs: describeVpcs,
  DetachInternetGateway: detachInternetGateway,
  DisableImageDeprecation: disableImageDeprecation,
  DisassociateAddress: disassociateAddress,
  DisassociateRouteTable: disassociateRouteTable,
  EnableImageDeprecation: enableImageDeprecation,
  GetConsoleOutput: getConsoleOutput,
  GetEbsDefaultKmsKeyId: getEbsDefaultKmsKeyId,
  GetEbsEncryptionByDefault: getEbsEncryptionByDefault,
  GetInstanceUefiData: getInstanceUefiData,
  GetSerialConsoleAccessStatus: getSerialConsoleAccessStatus,
  GetLaunchTemplateData: getLaunchTemplateData,
  ImportKeyPair: importKeyPair,
  ModifyImageAttribute: modifyImageAttribute,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  ModifyNetworkInterfaceAttribute: modifyNetworkInterfaceAttribute,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  RebootInstances: rebootInstances,
  RegisterImage: registerImage,
  ReleaseAddress: releaseAddress,
  ReplaceRouteTableAssociation: replaceRouteTableAssociation,
  ReplaceRoute: replaceRoute,
  RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
};
