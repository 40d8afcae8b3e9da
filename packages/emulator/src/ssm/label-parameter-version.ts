import type { LabelParameterVersionRequest, LabelParameterVersionResult } from '@aws-sdk/client-ssm';
import { AwsError } from '../service/aws-error.js';
import { checkLength } from './check-limits.js';
import { findParameter } from './find-parameter.js';
import { labelsOf, latestVersion, type SsmContext, type StoredParameter } from './parameter-store.js';

const labelsOfVersionMax = 10;

/**
 * Puts labels on a version, the newest unless another is named; a label that another version has moves. What cannot be
 * a label comes back apart.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_LabelParameterVersion.html
 */
export function labelParameterVersion(
  { Name = '', ParameterVersion, Labels = [] }: LabelParameterVersionRequest,
  context: SsmContext,
): LabelParameterVersionResult {
  checkLength(Labels, { member: 'labels', min: 1, max: labelsOfVersionMax });
  const stored = findParameter(Name, context);
  const version = labelledVersion(stored, ParameterVersion ?? latestVersion(stored).version);
  const valid = Labels.filter(isLabel);
  const labels = new Map([
    ...(stored.labels ?? []),
    ...valid.map((label): [string, number] => [label, version]),
  ]);
  const next = { ...stored, labels };
  if (labelsOf(next, version).length > labelsOfVersionMax) throw tooManyLabels();
  context.parameters.set(stored.name, next);
  return { InvalidLabels: Labels.filter((label) => !isLabel(label)), ParameterVersion: version };
}

/** A version that there is. @throws AwsError `ParameterVersionNotFound` */
export function labelledVersion({ name, versions }: StoredParameter, wanted: number): number {
  if (versions.some(({ version }) => version === wanted)) return wanted;
  throw new AwsError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${wanted} of ${name}. Verify the version and try again.`,
  );
}

const isLabel = (label: string) => /^[A-Za-z_.-][\w.-]{0,99}$/.test(label) && !/^(aws|ssm)/i.test(label);

const tooManyLabels = () =>
  new AwsError(
    'ParameterVersionLabelLimitExceeded',
    `A parameter version can have a maximum of ${labelsOfVersionMax} labels.`,
  );
