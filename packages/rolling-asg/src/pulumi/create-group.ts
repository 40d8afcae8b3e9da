import * as autoscaling from '@pulumi/aws/autoscaling/index.js';
import type * as ec2 from '@pulumi/aws/ec2/index.js';
import type * as pulumi from '@pulumi/pulumi';
import { groupNamePrefix, groupSettings } from './group-settings.js';
import { loadBalancerName } from './load-balancer-name.js';
import type { RollingGroupArgs } from './rolling-group-args.js';
import { someOf } from './some-of.js';
import { targetGroupArn } from './target-group-arn.js';

/** What a group is made of. */
export interface GroupParts {
  readonly args: RollingGroupArgs;
  readonly tags: Readonly<Record<string, string>>;
  readonly template: ec2.LaunchTemplate;
}

/** The group of the template's latest version. It is never changed: another one takes its place. */
export function createGroup(
  name: string,
  { args, tags, template }: GroupParts,
  options: pulumi.CustomResourceOptions,
): autoscaling.Group {
  const { deleteTimeout, ...settings } = groupSettings(args);
  return new autoscaling.Group(
    name,
    {
      ...settings,
      namePrefix: template.latestVersion.apply((version) => groupNamePrefix(name, version)),
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      vpcZoneIdentifiers: someOf('subnetIds', args.subnetIds),
      ...(args.loadBalancers && { loadBalancers: args.loadBalancers.map(loadBalancerName) }),
      ...(args.targetGroups && { targetGroupArns: args.targetGroups.map(targetGroupArn) }),
      tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
    },
    { ...options, ...replaceOnly, customTimeouts: { delete: deleteTimeout } },
  );
}

const replaceOnly = {
  // Said, because the provider asks for deletion first where it sees a fixed name.
  deleteBeforeReplace: false,
  // `*`, because only that replaces a group whose creation had failed. Otherwise the next `pulumi up` would
  // take it as it is, without waiting for it, and delete the previous one.
  // https://www.pulumi.com/docs/iac/concepts/resources/options/replaceonchanges/
  replaceOnChanges: ['*'],
  // What runs is scaled by its policies. These say where and how the next group starts: no reason to make it.
  ignoreChanges: ['desiredCapacity', 'minElbCapacity', 'waitForCapacityTimeout'],
};
