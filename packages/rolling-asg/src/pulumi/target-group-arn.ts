import * as lb from '@pulumi/aws/lb/index.js';
import * as pulumi from '@pulumi/pulumi';
import type { TargetGroup } from './rolling-group-args.js';

/** The ARN of a target group. Its deregistration delay is 300 s unless it says otherwise: it always drains. */
export const targetGroupArn = (targetGroup: TargetGroup): pulumi.Output<string> =>
  lb.TargetGroup.isInstance(targetGroup) ? targetGroup.arn : pulumi.output(targetGroup);
