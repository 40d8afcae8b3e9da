import { AwsError } from '../../service/aws-error.js';
import { invalidParameterCombination, malformedId, missingParameter } from '../errors.js';
import type { Ec2State } from '../state.js';
import type { LaunchTemplateRecord, LaunchTemplateVersionRecord } from './launch-template-record.js';

export interface TemplateName {
  readonly LaunchTemplateId?: string | undefined;
  readonly LaunchTemplateName?: string | undefined;
}

const wellFormed = /^lt-([0-9a-f]{8}|[0-9a-f]{17})$/;

export const notFoundTemplateId = (id: string) =>
  new AwsError(
    'InvalidLaunchTemplateId.NotFound',
    `The specified launch template, with template ID ${id}, does not exist.`,
  );

export const notFoundTemplateName = (name: string) =>
  new AwsError(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${name}, does not exist.`,
  );

/** The template that a request names by id or by name. Throws AWS's errors for none, both or an unknown one. */
export function findLaunchTemplate(state: Ec2State, name: TemplateName): LaunchTemplateRecord {
  const { LaunchTemplateId: id, LaunchTemplateName } = name;
  if (id && LaunchTemplateName) {
    throw invalidParameterCombination(
      'Either the launch template ID or the launch template name may be specified, not both.',
    );
  }
  if (id) return findById(state, id);
  if (!LaunchTemplateName) throw missingParameter('LaunchTemplateId or LaunchTemplateName');
  const template = findByName(state, LaunchTemplateName);
  if (template) return template;
  throw notFoundTemplateName(LaunchTemplateName);
}

function findById({ launchTemplates }: Ec2State, id: string): LaunchTemplateRecord {
  checkTemplateId(id);
  const template = launchTemplates.get(id);
  if (template) return template;
  throw notFoundTemplateId(id);
}

/** Throws `InvalidLaunchTemplateId.Malformed`. */
export function checkTemplateId(id: string): void {
  if (!wellFormed.test(id)) throw malformedId('InvalidLaunchTemplateId.Malformed', { id, prefix: 'lt' });
}

export const findByName = ({ launchTemplates }: Ec2State, name: string): LaunchTemplateRecord | undefined =>
  [...launchTemplates.values()].find(({ launchTemplateName }) => launchTemplateName === name);

/** The highest version that still exists. */
export const latestExisting = ({ versions }: LaunchTemplateRecord) => Math.max(...versions.keys());

/**
 * A version by number, `$Latest` or `$Default`. Throws `InvalidLaunchTemplateId.VersionNotFound` and, for other
 * texts, `InvalidParameterValue`.
 */
export function findVersion(template: LaunchTemplateRecord, version: string): LaunchTemplateVersionRecord {
  const found = template.versions.get(versionNumber(template, version));
  if (found) return found;
  throw new AwsError(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find the specified version ${version} for the launch template with ID ${template.launchTemplateId}.`,
  );
}

function versionNumber(template: LaunchTemplateRecord, version: string): number {
  if (version === '$Latest') return latestExisting(template);
  if (version === '$Default') return template.defaultVersion;
  if (/^\d+$/.test(version)) return Number(version);
  throw new AwsError(
    'InvalidParameterValue',
    `Invalid launch template version: '${version}'. Either specify '$Default', '$Latest', or a numeric version.`,
  );
}
