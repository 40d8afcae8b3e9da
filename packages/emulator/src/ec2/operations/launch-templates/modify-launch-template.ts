import type { ModifyLaunchTemplateRequest, ModifyLaunchTemplateResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findLaunchTemplate, findVersion } from '../../launch-templates/find-launch-template.js';
import { presentTemplate } from '../../launch-templates/present-launch-template.js';
import { onceForToken } from '../../once-for-token.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Sets the default version, which is all that can be modified.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyLaunchTemplate.html
 */
export const modifyLaunchTemplate = (
  input: ModifyLaunchTemplateRequest,
  ec2: Ec2Context,
): ModifyLaunchTemplateResult =>
  onceForToken(ec2, { operation: 'ModifyLaunchTemplate', request: input }, () => modify(input, ec2));

function modify(input: ModifyLaunchTemplateRequest, ec2: Ec2Context): ModifyLaunchTemplateResult {
  const template = findLaunchTemplate(ec2.state, input);
  const { version } = findVersion(template, required(input.DefaultVersion, 'DefaultVersion'));
  stopIfDryRun(input);
  const changed = { ...template, defaultVersion: version };
  ec2.state.launchTemplates.set(template.launchTemplateId, changed);
  return { LaunchTemplate: presentTemplate(changed, ec2) };
}
