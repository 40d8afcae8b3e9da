import { AwsError } from '../service/aws-error.js';

/** Called between a request's checks and its effect. Throws `DryRunOperation` (412) when nothing may change. */
export function stopIfDryRun({ DryRun }: { readonly DryRun?: boolean | undefined }): void {
  if (DryRun !== true) return;
  throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
}
