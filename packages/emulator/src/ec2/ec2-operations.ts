import { allocateAddress } from './operations/allocate-address.js';
import { associateAddress } from './operations/associate-address.js';
import { associateRouteTable } from './operations/associate-route-table.js';
import { attachInternetGateway } from './operations/attach-internet-gateway.js';
import { authorizeSecurityGroupEgress } from './operations/authorize-security-group-egress.js';
import { authorizeSecurityGroupIngress } from './operations/authorize-security-group-ingress.js';
import { copyImage } from './operations/copy-image.js';
import { createImage } from './operations/create-image.js';
import { createInternetGateway } from './operations/create-internet-gateway.js';
import { createKeyPair } from './operations/create-key-pair.js';
import { createLaunchTemplateVersion } from './operations/create-launch-template-version.js';
import { createLaunchTemplate } from './operations/create-launch-template.js';
import { createNatGateway } from './operations/create-nat-gateway.js';
import { createNetworkInterface } from './operations/create-network-interface.js';
import { createRouteTable } from './operations/create-route-table.js';
import { createRoute } from './operations/create-route.js';
import { createSecurityGroup } from './operations/create-security-group.js';
import { createSubnet } from './operations/create-subnet.js';
import { createTags } from './operations/create-tags.js';
import { createVpc } from './operations/create-vpc.js';
import { deleteInternetGateway } from './operations/delete-internet-gateway.js';
import { deleteKeyPair } from './operations/delete-key-pair.js';
import { deleteLaunchTemplateVersions } from './operations/delete-launch-template-versions.js';
import { deleteLaunchTemplate } from './operations/delete-launch-template.js';
import { deleteNatGateway } from './operations/delete-nat-gateway.js';
import { deleteNetworkInterface } from './operations/delete-network-interface.js';
import { deleteRouteTable } from './operations/delete-route-table.js';
import { deleteRoute } from './operations/delete-route.js';
import { deleteSecurityGroup } from './operations/delete-security-group.js';
import { deleteSnapshot } from './operations/delete-snapshot.js';
import { deleteSubnet } from './operations/delete-subnet.js';
import { deleteTags } from './operations/delete-tags.js';
import { deleteVpc } from './operations/delete-vpc.js';
import { deregisterImage } from './operations/deregister-image.js';
import { describeAddressesAttribute } from './operations/describe-addresses-attribute.js';
import { describeAddresses } from './operations/describe-addresses.js';
import { describeAvailabilityZones } from './operations/describe-availability-zones.js';
import { describeDhcpOptions } from './operations/describe-dhcp-options.js';
import { describeImageAttribute } from './operations/describe-image-attribute.js';
import { describeImages } from './operations/describe-images.js';
import { describeInstanceAttribute } from './operations/describe-instance-attribute.js';
import { describeInstanceCreditSpecifications } from './operations/describe-instance-credit-specifications.js';
import { describeInstanceStatus } from './operations/describe-instance-status.js';
import { describeInstanceTypeOfferings } from './operations/describe-instance-type-offerings.js';
import { describeInstanceTypes } from './operations/describe-instance-types.js';
import { describeInstances } from './operations/describe-instances.js';
import { describeInternetGateways } from './operations/describe-internet-gateways.js';
import { describeKeyPairs } from './operations/describe-key-pairs.js';
import { describeLaunchTemplateVersions } from './operations/describe-launch-template-versions.js';
import { describeLaunchTemplates } from './operations/describe-launch-templates.js';
import { describeNatGateways } from './operations/describe-nat-gateways.js';
import { describeNetworkAcls } from './operations/describe-network-acls.js';
import { describeNetworkInterfaces } from './operations/describe-network-interfaces.js';
import { describeRegions } from './operations/describe-regions.js';
import { describeRouteTables } from './operations/describe-route-tables.js';
import { describeSecurityGroupRules } from './operations/describe-security-group-rules.js';
import { describeSecurityGroups } from './operations/describe-security-groups.js';
import { describeSnapshots } from './operations/describe-snapshots.js';
import { describeSubnets } from './operations/describe-subnets.js';
import { describeTags } from './operations/describe-tags.js';
import { describeVolumes } from './operations/describe-volumes.js';
import { describeVpcAttribute } from './operations/describe-vpc-attribute.js';
import { describeVpcs } from './operations/describe-vpcs.js';
import { detachInternetGateway } from './operations/detach-internet-gateway.js';
import { disableImageDeprecation } from './operations/disable-image-deprecation.js';
import { disassociateAddress } from './operations/disassociate-address.js';
import { disassociateRouteTable } from './operations/disassociate-route-table.js';
import { enableImageDeprecation } from './operations/enable-image-deprecation.js';
import { getConsoleOutput } from './operations/get-console-output.js';
import { getInstanceUefiData } from './operations/get-instance-uefi-data.js';
import { getLaunchTemplateData } from './operations/get-launch-template-data.js';
import { importKeyPair } from './operations/import-key-pair.js';
import { modifyImageAttribute } from './operations/modify-image-attribute.js';
import { modifyInstanceAttribute } from './operations/modify-instance-attribute.js';
import { modifyInstanceMetadataOptions } from './operations/modify-instance-metadata-options.js';
import { modifyLaunchTemplate } from './operations/modify-launch-template.js';
import { modifyNetworkInterfaceAttribute } from './operations/modify-network-interface-attribute.js';
import { modifySubnetAttribute } from './operations/modify-subnet-attribute.js';
import { modifyVpcAttribute } from './operations/modify-vpc-attribute.js';
import { rebootInstances } from './operations/reboot-instances.js';
import { registerImage } from './operations/register-image.js';
import { releaseAddress } from './operations/release-address.js';
import { replaceRouteTableAssociation } from './operations/replace-route-table-association.js';
import { replaceRoute } from './operations/replace-route.js';
import { revokeSecurityGroupEgress } from './operations/revoke-security-group-egress.js';
import { revokeSecurityGroupIngress } from './operations/revoke-security-group-ingress.js';
import { runInstances } from './operations/run-instances.js';
import { startInstances } from './operations/start-instances.js';
import { stopInstances } from './operations/stop-instances.js';
import { terminateInstances } from './operations/terminate-instances.js';

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
  GetInstanceUefiData: getInstanceUefiData,
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
