import type {
  GetSerialConsoleAccessStatusRequest,
  GetSerialConsoleAccessStatusResult,
} from '@aws-sdk/client-ec2';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/** As of a new account: there is none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSerialConsoleAccessStatus.html */
export function getSerialConsoleAccessStatus(
  input: GetSerialConsoleAccessStatusRequest,
): GetSerialConsoleAccessStatusResult {
  stopIfDryRun(input);
  return { SerialConsoleAccessEnabled: false, ManagedBy: 'account' };
}
