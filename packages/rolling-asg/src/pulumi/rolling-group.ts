import * as pulumi from '@pulumi/pulumi';
import { argsIssues } from './args-issues.js';
import { createGroup } from './create-group.js';
import { createLaunchTemplate } from './create-launch-template.js';
import { inputPropertyError } from './input-issue.js';
import type { RollingGroupArgs } from './rolling-group-args.js';

/**
 * A launch template and an Auto Scaling group of its latest version, for those who want Pulumi to own both.
 * A change makes a new group, which has to serve with all that is desired before the previous one is deleted.
 * The README says what that does not guarantee, and the rollout engine does.
 *
 * Bad args throw Pulumi's `InputPropertyError` (`InputPropertiesError` when there are several) with the
 * property path before anything is created. What is an `Output` is checked once known, before the group is.
 *
 * `dependsOn` in the options holds for the group too: what instances need at boot, such as a route.
 *
 * @example
 * import { RollingGroup } from '@clicamos/rolling-asg/pulumi';
 * const web = new RollingGroup('web', {
 *   imageId: 'ami-0b3', instanceType: 't3.micro', securityGroupIds: [app.id],
 *   subnetIds: network.privateSubnetIds, loadBalancers: [loadBalancer], minSize: 2, maxSize: 6,
 * });
 * export const groupName = web.groupName;
 */
export class RollingGroup extends pulumi.ComponentResource {
  /** Begins with the component's name and the template version: `web-v3-`. */
  readonly groupName: pulumi.Output<string>;
  readonly launchTemplateId: pulumi.Output<string>;
  readonly launchTemplateVersion: pulumi.Output<number>;

  constructor(name: string, args: RollingGroupArgs, options: pulumi.ComponentResourceOptions = {}) {
    const issues = argsIssues(args);
    if (issues.length > 0) throw inputPropertyError(issues);
    super('clicamos:rolling-asg:RollingGroup', name, {}, options);
    const tags = tagsOf(name, args);
    const template = createLaunchTemplate(name, { args, tags }, { parent: this });
    const group = createGroup(name, { args, tags, template }, { parent: this, dependsOn: options.dependsOn });
    this.groupName = group.name;
    this.launchTemplateId = template.id;
    this.launchTemplateVersion = template.latestVersion;
    this.registerOutputs({
      groupName: this.groupName,
      launchTemplateId: this.launchTemplateId,
      launchTemplateVersion: this.launchTemplateVersion,
    });
  }
}

function tagsOf(name: string, args: RollingGroupArgs): Record<string, string> {
  const { environment = pulumi.getStack(), project = pulumi.getProject(), tags } = args;
  return { ...tags, Name: name, Environment: environment, Project: project };
}
