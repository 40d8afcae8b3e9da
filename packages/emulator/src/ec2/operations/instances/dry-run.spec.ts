import type { CreateSecurityGroupResult, DescribeImagesResult, Reservation } from '@aws-sdk/client-ec2';
import { ec2Operations } from '../../ec2-operations.js';
import { createTestEc2, untilState, webProgram, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

const publicKey = `ssh-ed25519 ${Buffer.from('\0\0\0\x0bssh-ed25519\0\0\0\x20' + 'k'.repeat(32), 'latin1').toString('base64')}`;

/** A valid request for each operation, on an account that has one of everything. */
async function validRequests(ec2: TestEc2): Promise<Readonly<Record<string, object>>> {
  const ImageId = await ec2.register(webProgram);
  const template = { LaunchTemplateName: 'web', LaunchTemplateData: { ImageId } };
  await ec2.call('CreateLaunchTemplate', template);
  await ec2.call('ImportKeyPair', { KeyName: 'me', PublicKeyMaterial: Buffer.from(publicKey) });
  const group = { GroupName: 'web', Description: 'web' };
  const { GroupId } = await ec2.call<CreateSecurityGroupResult>('CreateSecurityGroup', group);
  const launch = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
  const { Instances } = await ec2.call<Reservation>('RunInstances', launch);
  const InstanceId = Instances?.[0]?.InstanceId;
  const tags = { Resources: [ImageId], Tags: [{ Key: 'a', Value: '1' }] };
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  const https = { ...ssh, FromPort: 443, ToPort: 443 };
  await ec2.call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [ssh] });
  await ec2.call('AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: [ssh] });
  return {
    ...(await networkRequests(ec2)),
    ...imageRequests(ImageId, await stoppedInstance(ec2, launch)),
    StartInstances: { InstanceIds: [InstanceId] },
    StopInstances: { InstanceIds: [InstanceId] },
    AuthorizeSecurityGroupEgress: { GroupId, IpPermissions: [https] },
    AuthorizeSecurityGroupIngress: { GroupId, IpPermissions: [https] },
    CopyImage: { SourceImageId: ImageId, SourceRegion: 'us-east-1', Name: 'copy' },
    CreateKeyPair: { KeyName: 'you', KeyType: 'ed25519' },
    CreateLaunchTemplate: { ...template, LaunchTemplateName: 'api' },
    CreateLaunchTemplateVersion: template,
    CreateSecurityGroup: { ...group, GroupName: 'api' },
    CreateTags: tags,
    DeleteKeyPair: { KeyName: 'me' },
    DeleteLaunchTemplate: { LaunchTemplateName: 'web' },
    DeleteLaunchTemplateVersions: { LaunchTemplateName: 'web', Versions: ['1'] },
    DeleteSecurityGroup: { GroupId },
    DeleteTags: { Resources: [ImageId] },
    DeregisterImage: { ImageId },
    DescribeInstanceAttribute: { InstanceId, Attribute: 'userData' },
    DescribeLaunchTemplateVersions: { LaunchTemplateName: 'web' },
    DisableImageDeprecation: { ImageId },
    EnableImageDeprecation: { ImageId, DeprecateAt: new Date('2099-01-01') },
    GetConsoleOutput: { InstanceId },
    GetEbsDefaultKmsKeyId: {},
    GetEbsEncryptionByDefault: {},
    GetInstanceUefiData: { InstanceId },
    GetSerialConsoleAccessStatus: {},
    GetLaunchTemplateData: { InstanceId },
    ImportKeyPair: { KeyName: 'you', PublicKeyMaterial: Buffer.from(publicKey) },
    ModifyInstanceAttribute: { InstanceId, DisableApiTermination: { Value: true } },
    ModifyInstanceMetadataOptions: { InstanceId, HttpTokens: 'required' },
    ModifyLaunchTemplate: { LaunchTemplateName: 'web', DefaultVersion: '1' },
    RebootInstances: { InstanceIds: [InstanceId] },
    RegisterImage: { Name: 'other', ImageLocation: ec2.image(webProgram) },
    RevokeSecurityGroupEgress: { GroupId, IpPermissions: [ssh] },
    RevokeSecurityGroupIngress: { GroupId, IpPermissions: [ssh] },
    RunInstances: launch,
    TerminateInstances: { InstanceIds: [InstanceId] },
  };
}

async function stoppedInstance(ec2: TestEc2, launch: object): Promise<string> {
  const { Instances } = await ec2.call<Reservation>('RunInstances', launch);
  const id = Instances?.[0]?.InstanceId ?? '';
  await ec2.call('StopInstances', { InstanceIds: [id] });
  await untilState(ec2.instances, id, 'stopped');
  return id;
}

const imageRequests = (ImageId: string, InstanceId: string) => ({
  CreateImage: { InstanceId, Name: 'built' },
  DescribeImageAttribute: { ImageId, Attribute: 'description' },
  ModifyImageAttribute: { ImageId, Description: { Value: 'new' } },
});

/** A VPC with one of everything, and what can be done to it. */
async function networkRequests(ec2: TestEc2): Promise<Readonly<Record<string, object>>> {
  const { VpcId, subnet, other } = await createNetwork(ec2);
  const gateway = await idOf(ec2, 'CreateInternetGateway', {});
  const spare = await idOf(ec2, 'CreateInternetGateway', {});
  await ec2.call('AttachInternetGateway', { InternetGatewayId: gateway, VpcId });
  const table = await idOf(ec2, 'CreateRouteTable', { VpcId });
  const unused = await idOf(ec2, 'CreateRouteTable', { VpcId });
  const route = { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway };
  await ec2.call('CreateRoute', route);
  const AssociationId = await idOf(ec2, 'AssociateRouteTable', { RouteTableId: table, SubnetId: subnet });
  const interfaceId = await idOf(ec2, 'CreateNetworkInterface', { SubnetId: subnet });
  const idle = await idOf(ec2, 'CreateNetworkInterface', { SubnetId: subnet });
  const bound = await idOf(ec2, 'AllocateAddress', {});
  const free = await idOf(ec2, 'AllocateAddress', {});
  const binding = await idOf(ec2, 'AssociateAddress', {
    AllocationId: bound,
    NetworkInterfaceId: interfaceId,
  });
  const nat = await idOf(ec2, 'CreateNatGateway', { SubnetId: subnet, ConnectivityType: 'private' });
  return {
    ...vpcRequests(await idOf(ec2, 'CreateVpc', { CidrBlock: '10.9.0.0/16' })),
    CreateSubnet: { VpcId, CidrBlock: '10.0.9.0/24' },
    DeleteSubnet: { SubnetId: other },
    AttachInternetGateway: {
      InternetGatewayId: spare,
      VpcId: await idOf(ec2, 'CreateVpc', { CidrBlock: '10.8.0.0/16' }),
    },
    ModifySubnetAttribute: { SubnetId: subnet, MapPublicIpOnLaunch: { Value: true } },
    DeleteInternetGateway: { InternetGatewayId: spare },
    DetachInternetGateway: await detachableGateway(ec2),
    CreateRouteTable: { VpcId },
    DeleteRouteTable: { RouteTableId: unused },
    CreateRoute: { ...route, DestinationCidrBlock: '192.168.0.0/16' },
    ReplaceRoute: route,
    DeleteRoute: { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0' },
    AssociateRouteTable: { RouteTableId: table, SubnetId: other },
    DisassociateRouteTable: { AssociationId },
    ReplaceRouteTableAssociation: { AssociationId, RouteTableId: unused },
    AssociateAddress: { AllocationId: free, NetworkInterfaceId: idle },
    DisassociateAddress: { AssociationId: binding },
    ReleaseAddress: { AllocationId: free },
    CreateNetworkInterface: { SubnetId: subnet },
    DeleteNetworkInterface: { NetworkInterfaceId: idle },
    ModifyNetworkInterfaceAttribute: { NetworkInterfaceId: idle, SourceDestCheck: { Value: false } },
    CreateNatGateway: { SubnetId: subnet, AllocationId: free },
    DeleteNatGateway: { NatGatewayId: nat },
    DeleteSnapshot: { SnapshotId: await orphanedSnapshot(ec2) },
  };
}

const vpcRequests = (VpcId: string) => ({
  CreateVpc: { CidrBlock: '10.7.0.0/16' },
  DeleteVpc: { VpcId },
  DescribeVpcAttribute: { VpcId, Attribute: 'enableDnsSupport' },
  ModifyVpcAttribute: { VpcId, EnableDnsHostnames: { Value: true } },
});

async function createNetwork(ec2: TestEc2) {
  const VpcId = await idOf(ec2, 'CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const subnet = await idOf(ec2, 'CreateSubnet', { VpcId, CidrBlock: '10.0.0.0/24' });
  return { VpcId, subnet, other: await idOf(ec2, 'CreateSubnet', { VpcId, CidrBlock: '10.0.1.0/24' }) };
}

async function detachableGateway(ec2: TestEc2) {
  const VpcId = await idOf(ec2, 'CreateVpc', { CidrBlock: '10.6.0.0/16' });
  const InternetGatewayId = await idOf(ec2, 'CreateInternetGateway', {});
  await ec2.call('AttachInternetGateway', { InternetGatewayId, VpcId });
  return { InternetGatewayId, VpcId };
}

async function orphanedSnapshot(ec2: TestEc2): Promise<string | undefined> {
  const SourceImageId = await ec2.register(webProgram);
  const copy = { SourceImageId, SourceRegion: 'us-east-1', Name: 'orphan' };
  const { ImageId } = await ec2.call<{ ImageId: string }>('CopyImage', copy);
  const { Images } = await ec2.call<DescribeImagesResult>('DescribeImages', { ImageIds: [ImageId] });
  await ec2.call('DeregisterImage', { ImageId });
  return Images?.[0]?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId;
}

/** Makes something and answers its id, the first one in the answer. */
async function idOf(ec2: TestEc2, operation: string, input: object): Promise<string> {
  const answer = JSON.stringify(await ec2.call<object>(operation, input));
  const noun = operation.replace(/^(Create|Allocate|Associate)/, '');
  const [, id = ''] = new RegExp(`"(?:${noun}|Allocation|Association)Id":"([^"]+)"`).exec(answer) ?? [];
  return id;
}

/** All that can be seen of the account. */
async function everything(ec2: TestEc2): Promise<readonly object[]> {
  const lists = [
    ...[
      'Images',
      'Instances',
      'KeyPairs',
      'LaunchTemplates',
      'SecurityGroups',
      'Snapshots',
      'Tags',
      'Volumes',
    ],
    ...[
      'Vpcs',
      'Subnets',
      'InternetGateways',
      'RouteTables',
      'Addresses',
      'NetworkInterfaces',
      'NatGateways',
    ],
  ];
  const answers = lists.map((list) => ec2.call<object>(`Describe${list}`));
  const versions = ec2.call<object>('DescribeLaunchTemplateVersions', { Versions: ['$Latest'] });
  return Promise.all([...answers, versions]);
}

/** AWS gives these no `DryRun`. */
const withoutDryRun = ['ModifySubnetAttribute', 'ModifyVpcAttribute'];

describe('DryRun', () => {
  it.each(Object.keys(ec2Operations).filter((name) => !withoutDryRun.includes(name)))(
    'of %s answers 412 and changes nothing',
    async (operation) => {
      await using ec2 = await createTestEc2({ bootMs: 3_600_000_000 });
      const request = (await validRequests(ec2))[operation] ?? {};
      const before = await everything(ec2);

      const answer = ec2.call(operation, { ...request, DryRun: true });

      await expect(answer).rejects.toMatchObject({ code: 'DryRunOperation', status: 412 });
      expect(await everything(ec2)).toEqual(before);
      await expect(ec2.call(operation, request)).resolves.toBeDefined();
    },
  );

  it('lets the errors of a request come first', async () => {
    await using ec2 = await createTestEc2();

    const answer = ec2.call('DescribeVpcs', { VpcIds: ['vpc-0'], DryRun: true });

    await expect(answer).rejects.toMatchObject({ code: 'InvalidVpcID.NotFound' });
  });
});
