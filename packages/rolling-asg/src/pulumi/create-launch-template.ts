import * as ec2 from '@pulumi/aws/ec2/index.js';
import * as pulumi from '@pulumi/pulumi';
import type { RollingGroupArgs } from './rolling-group-args.js';
import { someOf } from './some-of.js';

/** The template that says what instances are like; each change is a version that stays as it is. */
export function createLaunchTemplate(
  name: string,
  { args, tags }: { readonly args: RollingGroupArgs; readonly tags: Record<string, string> },
  options: pulumi.CustomResourceOptions,
): ec2.LaunchTemplate {
  const { imageId, instanceType, securityGroupIds, instanceProfile, userData } = args;
  return new ec2.LaunchTemplate(
    name,
    {
      imageId,
      instanceType,
      vpcSecurityGroupIds: someOf('securityGroupIds', securityGroupIds),
      iamInstanceProfile: instanceProfile === undefined ? undefined : { name: instanceProfile },
      userData: userData === undefined ? undefined : pulumi.output(userData).apply(toBase64),
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      // Instances get theirs from the group.
      tagSpecifications: [{ resourceType: 'volume', tags }],
      tags,
    },
    options,
  );
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}
