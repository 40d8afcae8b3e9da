import { AttachRolePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';

const Version = '2012-10-17';
const denied = 'autoscaling:DeleteAutoScalingGroup';

/** A finding of the command itself: the engine does not ask whose credentials it has. */
export const permissions = {
  async provoke({ emulator, makeGroup }) {
    await makeGroup();
    await makeRole(emulator.directClient('iam'));
    // The emulator asks no policy of who calls: that AWS goes by this one is said to it.
    emulator.faults.add({ fault: 'access-denied', operations: [denied] });
    return { adopt: 'theirs', keys: await keysOf(emulator) };
  },
  without: /needs a person.*DeleteAutoScalingGroup failed: AccessDenied/,
};

/** A role that may everything but remove a group: found out when next serves. */
async function makeRole(iam) {
  const trust = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version, Statement: trust });
  await iam.send(new CreateRoleCommand({ RoleName: 'ci', AssumeRolePolicyDocument }));
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'ci', PolicyArn }));
  const guard = { Effect: 'Deny', Action: denied, Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version, Statement: guard });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'ci', PolicyName: 'guard', PolicyDocument }));
}

/** What the command signs with. */
async function keysOf(emulator) {
  const RoleArn = `arn:aws:iam::${emulator.account}:role/ci`;
  const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'build-7' });
  const { Credentials } = await emulator.directClient('sts').send(command);
  return {
    AWS_ACCESS_KEY_ID: Credentials.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: Credentials.SecretAccessKey,
    AWS_SESSION_TOKEN: Credentials.SessionToken,
  };
}
