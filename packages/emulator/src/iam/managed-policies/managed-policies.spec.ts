import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListPoliciesCommand,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  SetDefaultPolicyVersionCommand,
  SimulatePrincipalPolicyCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
} from '@aws-sdk/client-iam';
import { createEmulator } from '../../create-emulator.js';

const allowing = (Action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const arn = 'arn:aws:iam::123456789012:policy/app/read';
const named = { PolicyArn: arn };

/** IAM over the wire, with the policy `read` of the account, which may `s3:GetObject`. */
async function openIam() {
  const emulator = await createEmulator({ instances: 'simulated', listen: false });
  const { endpoint, region, credentials } = emulator;
  const requestHandler = emulator.requestHandler();
  const iam = new IAMClient({ endpoint, region, credentials, requestHandler, maxAttempts: 1 });
  const PolicyDocument = allowing('s3:GetObject');
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'read', Path: '/app/', Description: 'reads', PolicyDocument }),
  );
  return { iam, created: Policy, [Symbol.asyncDispose]: () => emulator.close() };
}

const documentOf = async (iam: IAMClient, PolicyArn: string, VersionId: string) => {
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  return decodeURIComponent(PolicyVersion?.Document ?? '');
};

const addVersion = (iam: IAMClient, Action: string, SetAsDefault: boolean) =>
  iam.send(new CreatePolicyVersionCommand({ ...named, PolicyDocument: allowing(Action), SetAsDefault }));

describe('a policy of the account', () => {
  it('is answered with its versions, of which one counts', async () => {
    await using opened = await openIam();
    const { iam, created } = opened;

    await addVersion(iam, 's3:PutObject', true);
    await addVersion(iam, 's3:ListBucket', false);
    const { Policy } = await iam.send(new GetPolicyCommand(named));
    const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand(named));

    expect(created).toMatchObject({ Arn: arn, PolicyName: 'read', DefaultVersionId: 'v1' });
    expect(created?.PolicyId).toMatch(/^ANPA[A-Z2-7]{17}$/);
    expect(Policy).toMatchObject({ DefaultVersionId: 'v2', Description: 'reads', AttachmentCount: 0 });
    expect(Versions.map((one) => `${one.VersionId} ${one.IsDefaultVersion}`)).toEqual([
      'v3 false',
      'v2 true',
      'v1 false',
    ]);
    expect(await documentOf(iam, arn, 'v1')).toBe(allowing('s3:GetObject'));
  });

  it('has no more than five versions, and a deleted name is not given again', async () => {
    await using opened = await openIam();
    const { iam } = opened;
    for (let index = 0; index < 4; index += 1) await addVersion(iam, 's3:PutObject', false);

    await expect(addVersion(iam, 's3:PutObject', false)).rejects.toMatchObject({
      name: 'LimitExceededException',
    });
    await iam.send(new DeletePolicyVersionCommand({ ...named, VersionId: 'v5' }));
    const { PolicyVersion } = await addVersion(iam, 's3:PutObject', false);

    expect(PolicyVersion?.VersionId).toBe('v6');
  });

  it('is deleted when no role has it and its other versions are gone', async () => {
    await using opened = await openIam();
    const { iam } = opened;
    const RoleName = 'app';
    const AssumeRolePolicyDocument = JSON.stringify({
      Statement: { Effect: 'Allow', Principal: { Service: 'x' }, Action: 'sts:AssumeRole' },
    });
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    await iam.send(new AttachRolePolicyCommand({ RoleName, ...named }));
    await addVersion(iam, 's3:PutObject', false);
    const refusal = () =>
      iam.send(new DeletePolicyCommand(named)).then(
        () => 'deleted',
        (error: Error) => `${error.name}: ${error.message.split('.')[0]}`, // the SDK's errors
      );

    const told = [await refusal()];
    await iam.send(new DetachRolePolicyCommand({ RoleName, ...named }));
    told.push(await refusal());
    await iam.send(new SetDefaultPolicyVersionCommand({ ...named, VersionId: 'v2' }));
    await iam.send(new DeletePolicyVersionCommand({ ...named, VersionId: 'v1' }));
    told.push(await refusal(), await refusal());

    expect(told).toEqual([
      'DeleteConflictException: Cannot delete a policy attached to entities',
      'DeleteConflictException: This policy has more than one version',
      'deleted',
      `NoSuchEntityException: Policy ${arn} was not found`,
    ]);
  });

  it('decides what a role may do that has it, by the version that counts', async () => {
    await using opened = await openIam();
    const { iam } = opened;
    const RoleName = 'app';
    const AssumeRolePolicyDocument = JSON.stringify({
      Statement: { Effect: 'Allow', Principal: { Service: 'x' }, Action: 'sts:AssumeRole' },
    });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    await iam.send(new AttachRolePolicyCommand({ RoleName, ...named }));
    const decide = async () => {
      const ActionNames = ['s3:GetObject', 's3:PutObject'];
      const command = new SimulatePrincipalPolicyCommand({ PolicySourceArn: Role?.Arn, ActionNames });
      const { EvaluationResults = [] } = await iam.send(command);
      return EvaluationResults.map(({ EvalDecision }) => EvalDecision);
    };

    const before = await decide();
    await addVersion(iam, 's3:PutObject', true);

    expect([before, await decide()]).toEqual([
      ['allowed', 'implicitDeny'],
      ['implicitDeny', 'allowed'],
    ]);
  });

  it('has tags, and its name is taken in every path', async () => {
    await using opened = await openIam();
    const { iam } = opened;

    await iam.send(new TagPolicyCommand({ ...named, Tags: [tag('team'), tag('stage')] }));
    await iam.send(new UntagPolicyCommand({ ...named, TagKeys: ['stage'] }));

    expect((await iam.send(new ListPolicyTagsCommand(named))).Tags).toEqual([tag('team')]);
    await expect(
      iam.send(new CreatePolicyCommand({ PolicyName: 'read', PolicyDocument: allowing('s3:GetObject') })),
    ).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' });
  });
});

describe("AWS's own policies", () => {
  it('are found by name where they are usual; they say what they grant here', async () => {
    await using opened = await openIam();
    const { iam } = opened;
    const list = async (Scope: 'AWS' | 'Local' | 'All') => {
      const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope }));
      return Policies.map(({ Arn }) => Arn);
    };
    const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const other = 'arn:aws:iam::aws:policy/service-role/AmazonEC2SpotFleetTaggingRole';

    expect(await list('Local')).toEqual([arn]);
    expect(await list('AWS')).toContain(admin);
    expect(await list('All')).toEqual([...(await list('Local')), ...(await list('AWS'))]);
    expect(JSON.parse(await documentOf(iam, admin, 'v1'))).toMatchObject({
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    });
    expect(JSON.parse(await documentOf(iam, other, 'v1'))).toEqual({ Version: '2012-10-17', Statement: [] });
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn: admin }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });
});

const tag = (Key: string) => ({ Key, Value: 'web' });
