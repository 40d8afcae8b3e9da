import type { GetEbsEncryptionByDefaultRequest, GetEbsEncryptionByDefaultResult } from '@aws-sdk/client-ec2';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/** As of a new account: volumes are not encrypted.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsEncryptionByDefault.html */
export function getEbsEncryptionByDefault(
  input: GetEbsEncryptionByDefaultRequest,
): GetEbsEncryptionByDefaultResult {
  stopIfDryRun(input);
  return { EbsEncryptionByDefault: false, SseType: 'none' };
}
