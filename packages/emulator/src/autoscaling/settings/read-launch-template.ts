import type { LaunchTemplateSpecification } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../service/aws-error.js';
import type { LaunchTemplateView } from '../../service/ports.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { isYoungerThan } from '../doubts/is-younger-than.js';
import { validationError } from '../requests/errors.js';
import type { GroupLaunchTemplate } from '../group/group-launch-template.js';

const invalid = (reason: string) =>
  validationError(`You must use a valid fully-formed launch template. ${reason}`);

/**
 * The template that a request names, found by EC2.
 * @throws AwsError `ValidationError` when EC2 does not know it, or it names no image
 */
export function readLaunchTemplate(
  autoScaling: AutoScaling,
  specification: LaunchTemplateSpecification,
): GroupLaunchTemplate {
  const { LaunchTemplateId, LaunchTemplateName, Version = '$Default' } = specification;
  if ((LaunchTemplateId === undefined) === (LaunchTemplateName === undefined)) {
    throw validationError(
      'Valid requests must contain either launchTemplateId or LaunchTemplateName, and not both.',
    );
  }
  const view = askEc2(autoScaling, specification);
  refuseUnseen(autoScaling, view);
  if (view.imageId === undefined) throw invalid('The request must contain the parameter ImageId');
  return { id: view.launchTemplateId, name: view.launchTemplateName, version: Version };
}

function askEc2({ instances }: AutoScaling, specification: LaunchTemplateSpecification): LaunchTemplateView {
  const { LaunchTemplateId, LaunchTemplateName, Version = '$Default' } = specification;
  try {
    return instances.launchTemplate({
      launchTemplateId: LaunchTemplateId,
      launchTemplateName: LaunchTemplateName,
      version: Version,
    });
  } catch (error) {
    if (error instanceof AwsError) throw invalid(error.message);
    throw error;
  }
}

/** What was made a moment ago may not have reached Auto Scaling yet: a doubt. */
function refuseUnseen(autoScaling: AutoScaling, view: LaunchTemplateView): void {
  const { templateVersionLagMs, instanceProfileLagMs } = autoScaling.surroundings.hazards.doubts();
  if (templateVersionLagMs > 0 && isYoungerThan(autoScaling, view.createdAt, templateVersionLagMs)) {
    const { version, launchTemplateId } = view;
    throw invalid(
      `Could not find the specified version ${version} for the launch template with ID ${launchTemplateId}.`,
    );
  }
  if (instanceProfileLagMs > 0 && view.reasonProfileInvalid !== undefined)
    throw invalid(view.reasonProfileInvalid);
}
