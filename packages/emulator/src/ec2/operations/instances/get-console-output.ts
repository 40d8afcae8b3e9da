import type { GetConsoleOutputRequest, GetConsoleOutputResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findInstance } from '../../instances/find-instances.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * The last 64 KB of what the program wrote, always the latest.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleOutput.html
 */
export function getConsoleOutput(
  input: GetConsoleOutputRequest,
  { state, host, surroundings }: Ec2Context,
): GetConsoleOutputResult {
  const { instanceId } = findInstance(state, required(input.InstanceId, 'InstanceId'));
  stopIfDryRun(input);
  return {
    InstanceId: instanceId,
    Timestamp: surroundings.time.now(),
    Output: host.consoleOutput(instanceId).toString('base64'),
  };
}
