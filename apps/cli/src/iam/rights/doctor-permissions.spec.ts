import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { createEmulator } from '@clicamos/emulator';
import { createSandbox } from '../../testing/clicamos.js';
import { iamPolicy, type PolicyStatement } from '../iam-policy.js';

const account = '123456789012';
const region = 'us-east-1';
const role = `arn:aws:iam::${account}:role/ci`;
const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
const config = `
service: web
defaultEnvironment: prod
environments:
  prod: { cloud: aws, region: ${region}, account: "${account}", loadBalancers: [web] }
`;

/** An AWS with the role of a pipeline, which has the policy for a deployer but for what is taken out. */
async function openAws(without: (statement: PolicyStatement) => readonly string[] = () => []) {
  const emulator = await createEmulator();
  const iam = new IAMClient({
    ...{ endpoint: emulator.endpoint, region },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const trust = { Statement: { Effect: 'Allow', Principal: { Service: 'x' }, Action: 'sts:AssumeRole' } };
  const { Statement, ...policy } = iamPolicy({ service: 'web', account, region });
  const PolicyDocument = JSON.stringify({
    ...policy,
    Statement: Statement.map((one) => ({
      ...one,
      Action: one.Action.filter((action) => !without(one).includes(action)),
    })),
  });
  await iam.send(new CreateRoleCommand({ RoleName: 'ci', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'ci', PolicyName: 'deploy', PolicyDocument }));
  iam.destroy();
  const sandbox = await createSandbox({ AWS_ENDPOINT_URL: emulator.endpoint, ...keys });
  await sandbox.write('clicamos.yaml', config);
  return {
    run: sandbox.run,
    doctor: (...args: string[]) => sandbox.run('doctor', '--permissions', ...args),
    [Symbol.asyncDispose]: async () => {
      await sandbox.remove();
      await emulator.close();
    },
  };
}

const withoutRemoval = ({ Sid }: PolicyStatement) =>
  Sid === 'ChangeGenerations' ? ['autoscaling:DeleteAutoScalingGroup'] : [];

describe('clicamos doctor --permissions', () => {
  it('finds nothing missing of the policy that it prints', async () => {
    await using aws = await openAws();

    const { code, stdout } = await aws.doctor('--principal', role);

    expect(stdout).toMatch(
      /^arn:aws:iam::123456789012:role\/ci may do all \d+ actions that a rollout needs$/m,
    );
    expect(code).toBe(0);
  });

  it('says which rights are missing, what for, and what to add', async () => {
    await using aws = await openAws(withoutRemoval);

    const { code, stdout } = await aws.doctor('--principal', role);

    expect(stdout).toContain('! may not autoscaling:DeleteAutoScalingGroup\n  why: a rollout moves');
    expect(stdout).toContain(
      '  add: {"Sid":"ChangeGenerations","Effect":"Allow","Action":["autoscaling:DeleteAutoScalingGroup"]',
    );
    expect(code).toBe(3);
  });

  it('tells a script', async () => {
    await using aws = await openAws(withoutRemoval);

    const { code, stdout } = await aws.doctor('--principal', role, '--json');

    const lines = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      expect.objectContaining({ kind: 'environment' }),
      expect.objectContaining({
        kind: 'permissions',
        result: 'asked',
        principal: role,
        missing: [expect.objectContaining({ actions: ['autoscaling:DeleteAutoScalingGroup'] })],
      }),
    ]);
    expect(code).toBe(3);
  });

  it('has nothing to ask about the root', async () => {
    await using aws = await openAws();

    const { code, stdout } = await aws.doctor();

    expect(stdout).toContain('the credentials are the root of the account, which may everything');
    expect(code).toBe(0);
  });

  it('says why nothing is known, and does not fail', async () => {
    await using aws = await openAws();

    const { code, stdout } = await aws.doctor('--principal', `${role}-other`);

    expect(stdout).toContain('? what the credentials may do was not read: NoSuchEntity');
    expect(code).toBe(0);
  });

  it('asks about a principal without being told what for', async () => {
    await using aws = await openAws(withoutRemoval);

    const { code, stdout } = await aws.run('doctor', 'prod', '--principal', role);

    expect(stdout).toContain('! may not autoscaling:DeleteAutoScalingGroup');
    expect(code).toBe(3);
  });
});
