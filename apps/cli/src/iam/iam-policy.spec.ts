import { iamPolicy, type IamPolicyOptions, type PolicyStatement } from './iam-policy.js';

const scope = { service: 'web', account: '123456789012', region: 'us-east-1' };

const statement = (sid: string, options: Partial<IamPolicyOptions> = {}): PolicyStatement | undefined =>
  iamPolicy({ ...scope, ...options }).Statement.find(({ Sid }) => Sid === sid);

describe('the policy for a deployer', () => {
  it('changes only groups with the name and the tag of the service', () => {
    expect(statement('ChangeGenerations')).toMatchObject({
      Resource: ['arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:*:autoScalingGroupName/web-v*'],
      Condition: { StringEquals: { 'aws:ResourceTag/clicamos:service': 'web' } },
    });
  });

  it('never changes anything by `*` alone', () => {
    const { Statement } = iamPolicy({ ...scope, instanceRole: 'web', parameter: '/web/ami', adopt: 'old' });

    const unscoped = Statement.filter(({ Resource }) => Resource?.includes('*'));

    expect(unscoped.map(({ Sid }) => Sid)).toEqual(['KnowTheAccount', 'Read']);
    expect(unscoped.flatMap(({ Action }) => Action)).not.toContainEqual(
      expect.not.stringMatching(/:(Describe|Get)/),
    );
  });

  it('names each statement once, with letters and digits, as IAM wants', () => {
    const { Statement } = iamPolicy({ ...scope, instanceRole: 'web', parameter: '/web/ami', adopt: 'old' });
    const sids = Statement.map(({ Sid }) => Sid);

    expect(new Set(sids).size).toBe(sids.length);
    expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
  });

  it.each([
    ['web-role', 'us-east-1', 'arn:aws:iam::123456789012:role/web-role', 'ec2.amazonaws.com'],
    ['web-*', 'cn-north-1', 'arn:aws-cn:iam::123456789012:role/web-*', 'ec2.amazonaws.com.cn'],
    ['web', 'us-gov-west-1', 'arn:aws-us-gov:iam::123456789012:role/web', 'ec2.amazonaws.com'],
    ['web', 'eusc-de-east-1', 'arn:aws-eusc:iam::123456789012:role/web', 'ec2.amazonaws.com'],
    ['web', 'us-isob-east-1', 'arn:aws-iso-b:iam::123456789012:role/web', 'ec2.amazonaws.com'],
    ['arn:aws:iam::1:role/x', 'us-east-1', 'arn:aws:iam::1:role/x', 'ec2.amazonaws.com'],
  ])('passes the role %s in %s to EC2 alone', (instanceRole, region, role, principal) => {
    expect(statement('PassInstanceRole', { instanceRole, region })).toMatchObject({
      Resource: [role],
      Condition: { StringEquals: { 'iam:PassedToService': principal } },
    });
  });

  it('passes no role where there is none', () => {
    expect(statement('PassInstanceRole')).toBeUndefined();
  });

  it.each([
    ['/web/ami', 'arn:aws:ssm:us-east-1:123456789012:parameter/web/ami'],
    ['ami', 'arn:aws:ssm:us-east-1:123456789012:parameter/ami'],
    ['/aws/service/x', 'arn:aws:ssm:us-east-1::parameter/aws/service/x'],
  ])('reads the parameter %s when it holds the image, and no other', (parameter, arn) => {
    expect(statement('ReadImageParameter', { parameter })?.Resource).toEqual([arn]);
    expect(statement('ReadImageParameter')).toBeUndefined();
  });

  it('tells the event buses of the configuration, by name or ARN, and no other', () => {
    const elsewhere = 'arn:aws:events:eu-west-1:210987654321:event-bus/ops';

    expect(statement('TellEventBuses', { eventBuses: ['deploys', elsewhere] })).toEqual({
      Sid: 'TellEventBuses',
      Effect: 'Allow',
      Action: ['events:PutEvents'],
      Resource: ['arn:aws:events:us-east-1:123456789012:event-bus/deploys', elsewhere],
    });
    expect(statement('TellEventBuses')).toBeUndefined();
  });

  it('takes over the one group that is named, which has no tag yet', () => {
    const adopted = statement('ChangeAdoptedGroup', { adopt: 'old-group' });

    expect(adopted?.Resource).toEqual([expect.stringMatching(/autoScalingGroupName\/old-group$/)]);
    expect(adopted?.Condition).toBeUndefined();
  });
});
