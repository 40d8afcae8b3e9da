import type { DeleteLaunchTemplateRequest, DeleteLaunchTemplateResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { findLaunchTemplate } from '../../launch-templates/find-launch-template.js';
import { presentTemplate } from '../../launch-templates/present-launch-template.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplate.html */
export function deleteLaunchTemplate(
  input: DeleteLaunchTemplateRequest,
  ec2: Ec2Context,
): DeleteLaunchTemplateResult {
  const template = findLaunchTemplate(ec2.state, input);
  const { launchTemplateId } = template;
  stopIfDryRun(input);
  const LaunchTemplate = presentTemplate(template, ec2);
  ec2.state.launchTemplates.delete(launchTemplateId);
  ec2.state.tags.delete(launchTemplateId);
  return { LaunchTemplate };
}
