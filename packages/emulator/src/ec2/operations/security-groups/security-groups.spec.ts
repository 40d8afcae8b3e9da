import type {
  AuthorizeSecurityGroupIngressResult,
  CreateSecurityGroupResult,
  DescribeSecurityGroupRulesResult,
  DescribeSecurityGroupsResult,
} from '@aws-sdk/client-ec2';
import { createTestEc2, webProgram, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

const http = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

describe('security groups', () => {
  let ec2: TestEc2;
  let web = '';

  beforeEach(async () => {
    ec2 = await createTestEc2();
    web = await create('web');
  });

  afterEach(() => ec2.close());

  async function create(GroupName: string): Promise<string> {
    const input = { GroupName, Description: 'the web' };
    return (await ec2.call<CreateSecurityGroupResult>('CreateSecurityGroup', input)).GroupId ?? '';
  }

  async function describeGroup(GroupId = web) {
    const input = { GroupIds: [GroupId] };
    return (await ec2.call<DescribeSecurityGroupsResult>('DescribeSecurityGroups', input))
      .SecurityGroups?.[0];
  }

  it('let nothing in and everything out when they are new', async () => {
    const group = await describeGroup();

    expect(group?.IpPermissions).toEqual([]);
    expect(group?.IpPermissionsEgress).toMatchObject([
      { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    ]);
  });

  it('let members of the default group reach each other', async () => {
    const vpcId = ec2.instances.defaultSubnet('us-east-1a')?.vpcId ?? '';
    const id = ec2.instances.defaultSecurityGroup(vpcId) ?? '';

    const group = await describeGroup(id);

    expect(group?.IpPermissions).toMatchObject([{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: id }] }]);
  });

  it('show the peers of one port together and as rules one by one', async () => {
    const IpRanges = [{ CidrIp: '10.1.2.3/8', Description: 'inside' }, { CidrIp: '192.168.0.0/16' }];
    const Ipv6Ranges = [{ CidrIpv6: '::/0' }];
    const permission = { ...http, IpRanges, Ipv6Ranges, UserIdGroupPairs: [{ GroupId: web }] };

    await ec2.call('AuthorizeSecurityGroupIngress', { GroupId: web, IpPermissions: [permission] });

    expect((await describeGroup())?.IpPermissions).toEqual([
      {
        ...{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, Ipv6Ranges, PrefixListIds: [] },
        IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'inside' }, { CidrIp: '192.168.0.0/16' }],
        UserIdGroupPairs: [{ GroupId: web, UserId: '123456789012' }],
      },
    ]);
    const { SecurityGroupRules } = await ec2.call<DescribeSecurityGroupRulesResult>(
      'DescribeSecurityGroupRules',
      {
        Filters: [{ Name: 'group-id', Values: [web] }],
      },
    );
    expect(SecurityGroupRules?.map(({ IsEgress, FromPort }) => [IsEgress, FromPort])).toEqual([
      [true, -1],
      [false, 80],
      [false, 80],
      [false, 80],
      [false, 80],
    ]);
  });

  it('take the older flat form of a permission', async () => {
    const flat = { GroupName: 'web', IpProtocol: '6', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/8' };

    await ec2.call('AuthorizeSecurityGroupIngress', flat);

    expect((await describeGroup())?.IpPermissions).toMatchObject([{ IpProtocol: 'tcp', FromPort: 22 }]);
  });

  it.each([
    ['by permission', () => ({ IpPermissions: [http] })],
    ['by rule id', (ruleId: string) => ({ SecurityGroupRuleIds: [ruleId] })],
  ])('lose a rule %s, once', async (_, requestOf) => {
    const { SecurityGroupRules } = await ec2.call<AuthorizeSecurityGroupIngressResult>(
      'AuthorizeSecurityGroupIngress',
      { GroupId: web, IpPermissions: [http] },
    );
    const request = { GroupId: web, ...requestOf(SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? '') };

    await ec2.call('RevokeSecurityGroupIngress', request);

    expect((await describeGroup())?.IpPermissions).toEqual([]);
    await expect(ec2.call('RevokeSecurityGroupIngress', request)).rejects.toMatchObject({
      code: expect.stringMatching(/\.NotFound$/),
    });
  });

  it.each([
    ['ip-permission.from-port', '80', true],
    ['ip-permission.cidr', '0.0.0.0/*', true],
    ['egress.ip-permission.protocol', '-1', true],
    ['ip-permission.from-port', '443', false],
    ['group-name', 'w*', true],
    ['vpc-id', 'vpc-x', false],
  ])('are found by %s %s: %s', async (Name, value, isFound) => {
    await ec2.call('AuthorizeSecurityGroupIngress', { GroupId: web, IpPermissions: [http] });

    const { SecurityGroups } = await ec2.call<DescribeSecurityGroupsResult>('DescribeSecurityGroups', {
      Filters: [{ Name, Values: [value] }],
    });

    expect(SecurityGroups?.some(({ GroupId }) => GroupId === web)).toBe(isFound);
  });

  it('stay while an instance or another group`s rule uses them', async () => {
    const other = await create('other');
    const fromWeb = { ...http, IpRanges: [], UserIdGroupPairs: [{ GroupId: web }] };
    await ec2.call('AuthorizeSecurityGroupIngress', { GroupId: other, IpPermissions: [fromWeb] });
    const ImageId = await ec2.register(webProgram);
    const launch = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, SecurityGroupIds: [other] };
    await ec2.call('RunInstances', launch);

    for (const GroupId of [web, other]) {
      await expect(ec2.call('DeleteSecurityGroup', { GroupId })).rejects.toMatchObject({
        code: 'DependencyViolation',
        message: `resource ${GroupId} has a dependent object`,
      });
    }
  });

  it('go with their rules and tags', async () => {
    await ec2.call('CreateTags', { Resources: [web], Tags: [{ Key: 'a', Value: '1' }] });

    await ec2.call('DeleteSecurityGroup', { GroupId: web });

    await expect(describeGroup()).rejects.toMatchObject({ code: 'InvalidGroup.NotFound' });
    expect(await ec2.call('DescribeTags')).toMatchObject({ Tags: [] });
  });

  const ingress = (permission: object) => ({ GroupName: 'web', IpPermissions: [{ ...http, ...permission }] });

  it.each([
    [
      'CreateSecurityGroup',
      { GroupName: 'web', Description: 'x' },
      'InvalidGroup.Duplicate',
      'already exists for VPC',
    ],
    ['CreateSecurityGroup', { GroupName: 'sg-web', Description: 'x' }, 'InvalidParameterValue', 'sg-*'],
    ['CreateSecurityGroup', { GroupName: 'default', Description: 'x' }, 'InvalidParameterValue', 'reserved'],
    ['CreateSecurityGroup', { GroupName: 'api' }, 'MissingParameter', 'GroupDescription'],
    [
      'CreateSecurityGroup',
      { GroupName: 'a', Description: 'b', VpcId: 'vpc-0' },
      'InvalidVpcID.NotFound',
      'vpc-0',
    ],
    ['DescribeSecurityGroups', { GroupIds: ['web'] }, 'InvalidGroupId.Malformed', 'expecting "sg-..."'],
    ['DescribeSecurityGroups', { GroupNames: ['x'] }, 'InvalidGroup.NotFound', 'in default VPC'],
    ['DeleteSecurityGroup', { GroupName: 'default' }, 'CannotDelete', 'cannot be deleted by a user'],
    ['DeleteSecurityGroup', {}, 'MissingParameter', 'groupId'],
    ['AuthorizeSecurityGroupIngress', ingress({ ToPort: undefined }), 'InvalidParameterValue', 'TCP/UDP'],
    ['AuthorizeSecurityGroupIngress', ingress({ ToPort: 79 }), 'InvalidParameterValue', '80-79'],
    ['AuthorizeSecurityGroupIngress', ingress({ ToPort: 65_536 }), 'InvalidParameterValue', '65535'],
    [
      'AuthorizeSecurityGroupIngress',
      ingress({ IpProtocol: 'ftp' }),
      'InvalidParameterValue',
      'Unknown protocol',
    ],
    ['AuthorizeSecurityGroupIngress', ingress({ IpRanges: [] }), 'MissingParameter', 'cidrIp'],
    [
      'AuthorizeSecurityGroupIngress',
      ingress({ IpRanges: [{ CidrIp: '10.0.0.0/33' }] }),
      'InvalidParameterValue',
      'CIDR block 10.0.0.0/33 is malformed',
    ],
    [
      'AuthorizeSecurityGroupIngress',
      { GroupName: 'web', IpPermissions: [http, http] },
      'InvalidParameterValue',
      'The same permission must not appear multiple times',
    ],
    [
      'AuthorizeSecurityGroupEgress',
      { GroupName: 'web', IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] },
      'InvalidPermission.Duplicate',
      'the specified rule "peer: 0.0.0.0/0, ALL, ALLOW" already exists',
    ],
  ])('%s of %j is %s', async (operation, input, code, message) => {
    await expect(ec2.call(operation, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });
});
