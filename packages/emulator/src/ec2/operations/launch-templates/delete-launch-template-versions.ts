import type {
  DeleteLaunchTemplateVersionsRequest,
  DeleteLaunchTemplateVersionsResponseErrorItem,
  DeleteLaunchTemplateVersionsResult,
  ResponseError,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findLaunchTemplate } from '../../launch-templates/find-launch-template.js';
import type { LaunchTemplateRecord } from '../../launch-templates/launch-template-record.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Deletes what it can; the rest is in the answer. The default version stays.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplateVersions.html
 */
export function deleteLaunchTemplateVersions(
  input: DeleteLaunchTemplateVersionsRequest,
  { state }: Ec2Context,
): DeleteLaunchTemplateVersionsResult {
  const template = findLaunchTemplate(state, input);
  const wanted = required(input.Versions, 'LaunchTemplateVersion').map(versionNumber);
  stopIfDryRun(input);
  const errors = new Map(wanted.map((version) => [version, reasonKept(template, version)]));
  const deleted = wanted.filter((version) => errors.get(version) === undefined);
  const versions = new Map([...template.versions].filter(([version]) => !deleted.includes(version)));
  state.launchTemplates.set(template.launchTemplateId, { ...template, versions });
  return {
    SuccessfullyDeletedLaunchTemplateVersions: deleted.map((version) => itemOf(template, version)),
    UnsuccessfullyDeletedLaunchTemplateVersions: [...errors].flatMap(([version, ResponseError]) =>
      ResponseError ? [{ ...itemOf(template, version), ResponseError }] : [],
    ),
  };
}

function versionNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw invalidParameterValue(`Invalid launch template version: '${text}'. Specify a numeric version.`);
}

function reasonKept(template: LaunchTemplateRecord, version: number): ResponseError | undefined {
  if (!template.versions.has(version)) {
    const Message = `The specified launch template version ${version} does not exist.`;
    return { Code: 'launchTemplateVersionDoesNotExist', Message };
  }
  if (version !== template.defaultVersion) return undefined;
  return { Code: 'unexpectedError', Message: 'Cannot delete the default version of a launch template.' };
}

const itemOf = (
  { launchTemplateId, launchTemplateName }: LaunchTemplateRecord,
  version: number,
): DeleteLaunchTemplateVersionsResponseErrorItem => ({
  LaunchTemplateId: launchTemplateId,
  LaunchTemplateName: launchTemplateName,
  VersionNumber: version,
});
