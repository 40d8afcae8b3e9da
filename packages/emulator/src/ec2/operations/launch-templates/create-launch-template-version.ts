import type {
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { checkTemplateData } from '../../launch-templates/check-template-data.js';
import { findLaunchTemplate, findVersion } from '../../launch-templates/find-launch-template.js';
import { presentVersion } from '../../launch-templates/present-launch-template.js';
import { onceForToken } from '../../once-for-token.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * With a source version, what the request leaves out is as it was there.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html
 */
export const createLaunchTemplateVersion = (
  input: CreateLaunchTemplateVersionRequest,
  ec2: Ec2Context,
): CreateLaunchTemplateVersionResult =>
  onceForToken(ec2, { operation: 'CreateLaunchTemplateVersion', request: input }, () => create(input, ec2));

function create(
  input: CreateLaunchTemplateVersionRequest,
  ec2: Ec2Context,
): CreateLaunchTemplateVersionResult {
  const { state, surroundings } = ec2;
  const template = findLaunchTemplate(state, input);
  const source = input.SourceVersion ? findVersion(template, input.SourceVersion).data : {};
  const given = Object.entries(input.LaunchTemplateData ?? {}).filter(([, value]) => value !== undefined);
  const data = checkTemplateData({ ...source, ...Object.fromEntries(given) });
  stopIfDryRun(input);
  const version = {
    version: template.latestVersion + 1,
    description: input.VersionDescription,
    createTime: surroundings.time.now(),
    data,
  };
  const changed = {
    ...template,
    latestVersion: version.version,
    versions: new Map([...template.versions, [version.version, version]]),
  };
  state.launchTemplates.set(template.launchTemplateId, changed);
  return { LaunchTemplateVersion: presentVersion(changed, version, ec2) };
}
