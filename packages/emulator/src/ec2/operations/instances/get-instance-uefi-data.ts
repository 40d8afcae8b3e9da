import type { GetInstanceUefiDataRequest, GetInstanceUefiDataResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findInstance } from '../../instances/find-instances.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * No instance has UEFI data, as on AWS one that boots without UEFI has none.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetInstanceUefiData.html
 */
export function getInstanceUefiData(
  input: GetInstanceUefiDataRequest,
  { state }: Ec2Context,
): GetInstanceUefiDataResult {
  const { instanceId } = findInstance(state, required(input.InstanceId, 'InstanceId'));
  stopIfDryRun(input);
  return { InstanceId: instanceId };
}
