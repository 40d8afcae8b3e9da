import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import { stackTags } from './stack-tags.js';

/** What instances of the app may do: be reached by SSM, in place of SSH. */
export interface AppProfile {
  /** Known once the role may do all that it is to do. */
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
}

/** Creates the role and the instance profile of the app. */
export function createInstanceProfile(service: string): AppProfile {
  const name = `${service}-app`;
  const role = new aws.iam.Role(name, { assumeRolePolicy: ec2MayAssume, tags: stackTags(name) });
  const ssm = new aws.iam.RolePolicyAttachment(`${name}-ssm`, {
    role: role.name,
    policyArn: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
  });
  const profile = new aws.iam.InstanceProfile(name, { role: role.name, tags: stackTags(name) });
  return {
    name: pulumi.all([profile.name, ssm.urn]).apply(([profileName]) => profileName),
    arn: pulumi.all([profile.arn, ssm.urn]).apply(([arn]) => arn),
  };
}

const ec2MayAssume = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
