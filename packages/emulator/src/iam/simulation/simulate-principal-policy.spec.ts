import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { createEmulator } from '../../create-emulator.js';
import type { Emulator } from '../../emulator.js';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const role = 'arn:aws:iam::123456789012:role/ci';
const group = (name: string) => `arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:${name}`;

const policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['autoscaling:describe*', 'sts:GetCallerIdentity'], Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'autoscaling:*',
      Resource: group('web-v*'),
      Condition: { StringEquals: { 'aws:ResourceTag/clicamos:service': 'web' } },
    },
    { Effect: 'Deny', NotAction: ['autoscaling:*', 'sts:*', 'ec2:*'], Resource: '*' },
    { Effect: 'Allow', Action: 'ec2:*', NotResource: 'arn:aws:ec2:*:*:image/*' },
    {
      Effect: 'Deny',
      Action: 'ec2:*',
      Resource: '*',
      Condition: { StringNotLike: { 'aws:RequestedRegion': 'us-*' } },
    },
  ],
};

describe('SimulatePrincipalPolicy', () => {
  let emulator: Emulator;
  let iam: IAMClient;

  beforeEach(async () => {
    emulator = await createEmulator();
    iam = new IAMClient({ endpoint: emulator.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'ci',
        AssumeRolePolicyDocument: JSON.stringify({
          Statement: { Effect: 'Allow', Principal: '*', Action: '*' },
        }),
      }),
    );
  });

  afterEach(async () => {
    iam.destroy();
    await emulator.close();
  });

  const put = () =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName: 'ci',
        PolicyName: 'deploy',
        PolicyDocument: JSON.stringify(policy),
      }),
    );

  const simulate = (
    input: Omit<SimulatePrincipalPolicyCommandInput, 'PolicySourceArn'>,
    PolicySourceArn = role,
  ) => iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ...input }));

  async function decide(action: string, resource?: string, context: Readonly<Record<string, string>> = {}) {
    const { EvaluationResults } = await simulate({
      ActionNames: [action],
      ...(resource === undefined ? {} : { ResourceArns: [resource] }),
      ContextEntries: Object.entries(context).map(([ContextKeyName, value]) => ({
        ContextKeyName,
        ContextKeyType: 'string' as const,
        ContextKeyValues: [value],
      })),
    });
    return EvaluationResults?.map(({ EvalDecision }) => EvalDecision).join();
  }

  const ofWeb = { 'AWS:resourceTag/clicamos:service': 'web' };
  const here = { 'aws:RequestedRegion': 'us-east-1' };
  const image = 'arn:aws:ec2:us-east-1::image/ami-1';

  it.each<[string, string | undefined, Readonly<Record<string, string>>, string]>([
    ['autoscaling:DescribeAutoScalingGroups', undefined, {}, 'allowed'],
    ['autoscaling:DeleteAutoScalingGroup', group('web-v001'), ofWeb, 'allowed'],
    ['autoscaling:DeleteAutoScalingGroup', group('web-v001'), {}, 'implicitDeny'],
    ['autoscaling:DeleteAutoScalingGroup', group('api-v001'), ofWeb, 'implicitDeny'],
    ['ssm:GetParameter', undefined, {}, 'explicitDeny'],
    ['ec2:CreateTags', 'arn:aws:ec2:us-east-1:123456789012:volume/vol-1', here, 'allowed'],
    ['ec2:CreateTags', image, here, 'implicitDeny'],
    ['ec2:CreateTags', image, {}, 'explicitDeny'],
  ])('says what a role may do: %s on %s with %j is %s', async (action, resource, context, decision) => {
    await put();

    expect(await decide(action, resource, context)).toBe(decision);
  });

  it('names the policy that decided, and the keys that it would have to know', async () => {
    await put();

    const { EvaluationResults } = await simulate({
      ActionNames: ['autoscaling:DescribePolicies', 'autoscaling:PutScalingPolicy'],
      ResourceArns: [group('web-v001')],
    });

    expect(EvaluationResults).toEqual([
      {
        EvalActionName: 'autoscaling:DescribePolicies',
        EvalResourceName: group('web-v001'),
        EvalDecision: 'allowed',
        MatchedStatements: [{ SourcePolicyId: 'deploy' }],
        MissingContextValues: ['aws:ResourceTag/clicamos:service'],
      },
      {
        EvalActionName: 'autoscaling:PutScalingPolicy',
        EvalResourceName: group('web-v001'),
        EvalDecision: 'implicitDeny',
        MatchedStatements: [],
        MissingContextValues: ['aws:ResourceTag/clicamos:service'],
      },
    ]);
  });

  it('grants nothing to a role without policies, and all to an administrator', async () => {
    expect(await decide('ec2:RunInstances')).toBe('implicitDeny');

    await iam.send(
      new AttachRolePolicyCommand({
        RoleName: 'ci',
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    );

    expect(await decide('ec2:RunInstances')).toBe('allowed');
  });

  it('decides with policies that are only thought of', async () => {
    const { EvaluationResults } = await simulate({
      ActionNames: ['ssm:GetParameter'],
      PolicyInputList: [JSON.stringify({ Statement: { Effect: 'Allow', Action: 'ssm:*', Resource: '*' } })],
    });

    expect(EvaluationResults?.[0]).toMatchObject({
      EvalDecision: 'allowed',
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1' }],
    });
  });

  it('gives long answers in pages', async () => {
    const question = { ActionNames: ['ec2:RunInstances', 'ec2:CreateTags', 'ec2:DeleteTags'], MaxItems: 2 };

    const first = await simulate(question);
    const second = await simulate({ ...question, Marker: first.Marker });

    expect(
      [first, second].map(({ IsTruncated, EvaluationResults = [] }) => [
        IsTruncated,
        EvaluationResults.length,
      ]),
    ).toEqual([
      [true, 2],
      [false, 1],
    ]);
  });

  it.each([
    ['arn:aws:iam::123456789012:root', 'ec2:RunInstances', 'InvalidInputException'],
    ['arn:aws:sts::123456789012:assumed-role/ci/me', 'ec2:RunInstances', 'InvalidInputException'],
    ['arn:aws:iam::123456789012:role/other', 'ec2:RunInstances', 'NoSuchEntityException'],
    [role, 'ec2:*', 'InvalidInputException'],
  ])('does not say what %s may do of %s: %s', async (principal, action, name) => {
    await expect(simulate({ ActionNames: [action] }, principal)).rejects.toMatchObject({ name });
  });

  it('refuses a condition that it cannot judge', async () => {
    const Condition = { NumericLessThan: { 'aws:MultiFactorAuthAge': '60' } };
    const document = { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition } };

    const asked = simulate({
      ActionNames: ['ec2:RunInstances'],
      PolicyInputList: [JSON.stringify(document)],
    });

    await expect(asked).rejects.toThrow('Condition operator NumericLessThan is not evaluated here.');
  });
});
