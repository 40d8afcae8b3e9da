import { DescribeImagesCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  DeleteConflictException,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  EntityAlreadyExistsException,
  GetInstanceProfileCommand,
  GetPolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  LimitExceededException,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesForRoleCommand,
  ListRolePoliciesCommand,
  ListRoleTagsCommand,
  NoSuchEntityException,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagRoleCommand,
  UntagRoleCommand,
} from '@aws-sdk/client-iam';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const policy = JSON.stringify({ Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } });
const managed = 'arn:aws:iam::aws:policy/service-role/AmazonSSMManagedInstanceCore';

describe('IAM', () => {
  let emulator: Emulator;
  let iam: IAMClient;

  beforeEach(async () => {
    emulator = await createEmulator();
    iam = new IAMClient({ endpoint: emulator.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  });

  afterEach(() => emulator.close());

  const createRole = (RoleName = 'app') =>
    iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));

  async function createProfile(RoleName?: string) {
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'app' }));
    if (RoleName === undefined) return;
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'app', RoleName }));
  }

  it('keeps roles with their policy as it was given', async () => {
    const created = await createRole();

    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'app' }));

    expect(Role).toEqual(created.Role);
    expect(Role).toMatchObject({
      ...{ Arn: 'arn:aws:iam::123456789012:role/app', Path: '/', MaxSessionDuration: 3600 },
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(trust);
  });

  it('keeps inline policies and the attachments of AWS’s own', async () => {
    await createRole();

    await iam.send(new PutRolePolicyCommand({ RoleName: 'app', PolicyName: 'read', PolicyDocument: policy }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'app', PolicyArn: managed }));

    const names = await iam.send(new ListRolePoliciesCommand({ RoleName: 'app' }));
    const read = await iam.send(new GetRolePolicyCommand({ RoleName: 'app', PolicyName: 'read' }));
    const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'app' }));
    const shown = await iam.send(new GetPolicyCommand({ PolicyArn: managed }));
    expect(names.PolicyNames).toEqual(['read']);
    expect(decodeURIComponent(read.PolicyDocument ?? '')).toBe(policy);
    expect(attached.AttachedPolicies).toEqual([
      { PolicyArn: managed, PolicyName: 'AmazonSSMManagedInstanceCore' },
    ]);
    expect(shown.Policy).toMatchObject({ Path: '/service-role/', AttachmentCount: 1 });
  });

  it('tags roles, and takes tags away', async () => {
    await createRole();
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ];

    await iam.send(new TagRoleCommand({ RoleName: 'app', Tags }));
    await iam.send(new UntagRoleCommand({ RoleName: 'app', TagKeys: ['a'] }));

    const answer = await iam.send(new ListRoleTagsCommand({ RoleName: 'app' }));
    expect(answer.Tags).toEqual([{ Key: 'b', Value: '2' }]);
  });

  it('gives an instance profile one role', async () => {
    await createRole();
    await createRole('other');
    await createProfile('app');

    const more = iam.send(
      new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'app', RoleName: 'other' }),
    );

    await expect(more).rejects.toThrow(LimitExceededException);
    const { InstanceProfile } = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: 'app' }));
    const { InstanceProfiles } = await iam.send(new ListInstanceProfilesForRoleCommand({ RoleName: 'app' }));
    expect(InstanceProfile).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:instance-profile/app',
      Roles: [{ RoleName: 'app' }],
    });
    expect(InstanceProfiles).toEqual([InstanceProfile]);
  });

  it('deletes a role once nothing uses it', async () => {
    const RoleName = 'app';
    await createRole();
    await createProfile(RoleName);
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'read', PolicyDocument: policy }));
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: managed }));
    const remove = () => iam.send(new DeleteRoleCommand({ RoleName }));
    const removeProfile = () => iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName: 'app' }));

    await expect(removeProfile()).rejects.toThrow(DeleteConflictException);
    await expect(remove()).rejects.toThrow('must remove roles from instance profile first');
    await iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName: 'app', RoleName }));
    await removeProfile();
    await expect(remove()).rejects.toThrow('must detach all policies first');
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: managed }));
    await expect(remove()).rejects.toThrow('must delete policies first');
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'read' }));
    await remove();

    await expect(iam.send(new GetRoleCommand({ RoleName }))).rejects.toThrow(NoSuchEntityException);
  });

  it('refuses a second role of a name and documents that are no policies', async () => {
    await createRole();
    const withPolicy = (AssumeRolePolicyDocument: string) =>
      iam.send(new CreateRoleCommand({ RoleName: 'other', AssumeRolePolicyDocument }));

    await expect(createRole()).rejects.toThrow(EntityAlreadyExistsException);
    await expect(withPolicy('{')).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
    await expect(withPolicy(policy)).rejects.toThrow('AssumeRolepolicy must contain principals');
  });

  it.each([
    ['arn:aws:iam::123456789012:policy/own', 'NoSuchEntityException'],
    ['AmazonSSMManagedInstanceCore', 'InvalidInputException'],
  ])('does not attach %s: %s', async (PolicyArn, name) => {
    await createRole();

    await expect(iam.send(new AttachRolePolicyCommand({ RoleName: 'app', PolicyArn }))).rejects.toMatchObject(
      {
        name,
      },
    );
  });

  it('decides which profiles an instance may be launched with', async () => {
    const ec2 = new EC2Client({ endpoint: emulator.endpoint, region: 'us-east-1', credentials });
    const owned = { Owners: ['amazon'], Filters: [{ Name: 'architecture', Values: ['x86_64'] }] };
    const { Images } = await ec2.send(new DescribeImagesCommand(owned));
    const launch = (IamInstanceProfile: { readonly Name?: string; readonly Arn?: string }) =>
      ec2.send(
        new RunInstancesCommand({
          ...{ ImageId: Images?.[0]?.ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
          ...{ IamInstanceProfile },
        }),
      );

    await expect(launch({ Name: 'app' })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message:
        'Value (app) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
    });
    await createProfile();
    await expect(launch({ Name: 'app' })).rejects.toThrow('has no associated IAM Roles');
    await createRole();
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'app', RoleName: 'app' }));
    const { Instances } = await launch({ Name: 'app' });
    expect(Instances?.[0]?.IamInstanceProfile).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:instance-profile/app',
    });
  });
});
