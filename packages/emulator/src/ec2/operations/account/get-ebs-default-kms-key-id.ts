import type { GetEbsDefaultKmsKeyIdRequest, GetEbsDefaultKmsKeyIdResult } from '@aws-sdk/client-ec2';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/** As of a new account: AWS's own key.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsDefaultKmsKeyId.html */
export function getEbsDefaultKmsKeyId(input: GetEbsDefaultKmsKeyIdRequest): GetEbsDefaultKmsKeyIdResult {
  stopIfDryRun(input);
  return { KmsKeyId: 'alias/aws/ebs' };
}
