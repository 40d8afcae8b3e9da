import type { CreateSecurityGroupResult, Reservation } from '@aws-sdk/client-ec2';
import { ec2Operations } from '../ec2-operations.js';
import { createTestEc2, webProgram, type TestEc2 } from '../../testing/ec2-fixture.js';

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
    ImportKeyPair: { KeyName: 'you', PublicKeyMaterial: Buffer.from(publicKey) },
    ModifyInstanceAttribute: { InstanceId, DisableApiTermination: { Value: true } },
    ModifyLaunchTemplate: { LaunchTemplateName: 'web', DefaultVersion: '1' },
    RegisterImage: { Name: 'other', ImageLocation: ec2.image(webProgram) },
    RevokeSecurityGroupEgress: { GroupId, IpPermissions: [ssh] },
    RevokeSecurityGroupIngress: { GroupId, IpPermissions: [ssh] },
    RunInstances: launch,
    TerminateInstances: { InstanceIds: [InstanceId] },
  };
}

/** All that can be seen of the account. */
async function everything(ec2: TestEc2): Promise<readonly object[]> {
  const lists = ['Images', 'Instances', 'KeyPairs', 'LaunchTemplates', 'SecurityGroups', 'Tags'];
  const answers = lists.map((list) => ec2.call<object>(`Describe${list}`));
  const versions = ec2.call<object>('DescribeLaunchTemplateVersions', { Versions: ['$Latest'] });
  return Promise.all([...answers, versions]);
}

describe('DryRun', () => {
  it.each(Object.keys(ec2Operations))('of %s answers 412 and changes nothing', async (operation) => {
    await using ec2 = await createTestEc2({ bootMs: 3_600_000_000 });
    const request = (await validRequests(ec2))[operation] ?? {};
    const before = await everything(ec2);

    const answer = ec2.call(operation, { ...request, DryRun: true });

    await expect(answer).rejects.toMatchObject({ code: 'DryRunOperation', status: 412 });
    expect(await everything(ec2)).toEqual(before);
    await expect(ec2.call(operation, request)).resolves.toBeDefined();
  });

  it('lets the errors of a request come first', async () => {
    await using ec2 = await createTestEc2();

    const answer = ec2.call('DescribeVpcs', { VpcIds: ['vpc-0'], DryRun: true });

    await expect(answer).rejects.toMatchObject({ code: 'InvalidVpcID.NotFound' });
  });
});
