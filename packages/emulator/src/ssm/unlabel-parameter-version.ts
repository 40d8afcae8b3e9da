import type { UnlabelParameterVersionRequest, UnlabelParameterVersionResult } from '@aws-sdk/client-ssm';
import { findParameter } from './find-parameter.js';
import { labelledVersion } from './label-parameter-version.js';
import { labelsOf, type SsmContext } from './parameter-store.js';

/** Takes labels off a version; what it does not have comes back apart.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UnlabelParameterVersion.html */
export function unlabelParameterVersion(
  { Name = '', ParameterVersion = 0, Labels = [] }: UnlabelParameterVersionRequest,
  context: SsmContext,
): UnlabelParameterVersionResult {
  const stored = findParameter(Name, context);
  const has = labelsOf(stored, labelledVersion(stored, ParameterVersion));
  const RemovedLabels = Labels.filter((label) => has.includes(label));
  const labels = new Map([...(stored.labels ?? [])].filter(([label]) => !RemovedLabels.includes(label)));
  context.parameters.set(stored.name, { ...stored, labels });
  return { RemovedLabels, InvalidLabels: Labels.filter((label) => !has.includes(label)) };
}
