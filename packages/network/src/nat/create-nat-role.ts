import * as iam from '@pulumi/aws/iam/index.js';
import type * as pulumi from '@pulumi/pulumi';
import { partitionOf } from '../terms/partition-of.js';
import type { NetworkScope } from '../vpc/network-scope.js';

/** The instance profile of NAT instances, and what must be attached before one starts with it. */
export interface NatRole {
  readonly profile: iam.InstanceProfile;
  readonly ready: readonly pulumi.Resource[];
}

/** Lets NAT instances be reached by SSM, in place of SSH, and write the VPN's profile when there is one. */
export function createNatRole(
  { name, child, tags, plan }: NetworkScope,
  vpnProfileParameter: string | undefined,
): NatRole {
  const natName = `${name}-nat`;
  const partition = partitionOf(plan.region);
  const role = new iam.Role(natName, { assumeRolePolicy: ec2MayAssume, tags: tags(natName) }, child);
  const ssm = new iam.RolePolicyAttachment(
    `${natName}-ssm`,
    { role: role.name, policyArn: `arn:${partition}:iam::aws:policy/AmazonSSMManagedInstanceCore` },
    child,
  );
  const vpn = vpnProfileParameter === undefined ? [] : [mayWrite(vpnProfileParameter, role)];
  const profile = new iam.InstanceProfile(natName, { role: role.name, tags: tags(natName) }, child);
  return { profile, ready: [ssm, ...vpn] };

  function mayWrite(parameter: string, of: iam.Role): iam.RolePolicy {
    return new iam.RolePolicy(
      `${natName}-vpn`,
      { role: of.name, policy: putParameter(parameter, partition) },
      child,
    );
  }
}

const ec2MayAssume = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

function putParameter(parameter: string, partition: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'ssm:PutParameter',
        Resource: `arn:${partition}:ssm:*:*:parameter${parameter}`,
      },
    ],
  });
}
