import { askPermissions } from './ask-permissions.js';
import type { PermissionPort } from './permission-port.js';
import type { PermissionQuestion } from './permission-questions.js';
import { principalOf } from './principal-of.js';

const { signal } = new AbortController();
const question: PermissionQuestion = {
  statement: {
    Sid: 'Read',
    Effect: 'Allow',
    Action: ['ec2:DescribeImages', 'ec2:DescribeSubnets'],
    Resource: ['*'],
  },
  resources: ['*'],
  context: {},
};
const named = (name: string, message = name) => Object.assign(new Error(message), { name });
const path = 'arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/ops';

/** A port that fails the test for what it is not told to answer. */
const portOf = (port: Partial<PermissionPort>): PermissionPort => ({
  simulate: () => Promise.reject(new Error('unexpected simulate')),
  roleArn: () => Promise.reject(new Error('unexpected roleArn')),
  ...port,
});

const ask = (arn: string, port: Partial<PermissionPort> = {}) =>
  askPermissions({ principal: principalOf(arn), questions: [question], port: portOf(port), signal });

const allows = (action: string) => ({ action, isAllowed: true, notes: [] });

describe('askPermissions', () => {
  it('asks nobody about the root', async () => {
    expect(await ask('arn:aws:iam::123456789012:root')).toEqual({ kind: 'root' });
  });

  it('says what is missing, what it is for, and what to add', async () => {
    const simulate: PermissionPort['simulate'] = async () => [
      allows('ec2:DescribeImages'),
      { action: 'ec2:DescribeSubnets', isAllowed: false, notes: ['a boundary'] },
    ];

    const report = await ask('arn:aws:iam::123456789012:role/ci', { simulate });

    expect(report).toEqual({
      kind: 'asked',
      principal: 'arn:aws:iam::123456789012:role/ci',
      asked: 2,
      missing: [
        {
          actions: ['ec2:DescribeSubnets'],
          why: expect.stringContaining('plan, deploy, status'),
          notes: ['a boundary'],
          statement: { ...question.statement, Action: ['ec2:DescribeSubnets'] },
        },
      ],
    });
  });

  it('looks up the path of a role whose session has none', async () => {
    const asked: string[] = [];
    const simulate: PermissionPort['simulate'] = async (arn, { statement }) => {
      asked.push(arn);
      if (arn !== path) throw named('NoSuchEntityException');
      return statement.Action.map(allows);
    };

    const report = await ask('arn:aws:sts::123456789012:assumed-role/ops/me', {
      simulate,
      roleArn: async () => path,
    });

    expect(report).toEqual({ kind: 'asked', principal: path, asked: 2, missing: [] });
    expect(asked).toEqual(['arn:aws:iam::123456789012:role/ops', path]);
  });

  it('asks each question once of a role whose ARN is known', async () => {
    const asked: string[] = [];
    const simulate: PermissionPort['simulate'] = async (arn, { statement }) => {
      asked.push(arn);
      return statement.Action.map(allows);
    };

    await ask('arn:aws:sts::123456789012:assumed-role/ci/me', { simulate });

    expect(asked).toEqual(['arn:aws:iam::123456789012:role/ci']);
  });

  it.each([
    ['may not ask', named('AccessDenied', 'not authorized'), 'AccessDenied: not authorized'],
    ['is not answered', named('TimeoutError', 'no answer'), 'TimeoutError: no answer'],
  ])('gives a reason and no error where it %s', async (_, error, reason) => {
    const report = await ask('arn:aws:iam::123456789012:user/me', { simulate: () => Promise.reject(error) });

    expect(report).toEqual({ kind: 'unread', reason });
  });

  it('ends as it is told to', async () => {
    const stop = AbortSignal.abort(new Error('stop'));
    const port = portOf({ simulate: () => Promise.reject(named('AbortError')) });
    const principal = principalOf('arn:aws:iam::123456789012:user/me');

    await expect(askPermissions({ principal, questions: [question], port, signal: stop })).rejects.toThrow(
      'stop',
    );
  });
});
