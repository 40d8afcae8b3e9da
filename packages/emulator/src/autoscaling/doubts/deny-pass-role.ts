import { AwsError } from '../../service/aws-error.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';

/** Throws `AccessDenied` for a request that names a service-linked role, where that needs a right that the caller lacks. */
export function denyPassRole(
  { ServiceLinkedRoleARN: arn }: { readonly ServiceLinkedRoleARN?: string },
  { surroundings }: AutoScaling,
): void {
  if (arn === undefined || surroundings.hazards.doubts().passServiceLinkedRole === 'allowed') return;
  const { account } = surroundings;
  throw new AwsError(
    'AccessDenied',
    `User: arn:aws:iam::${account}:root is not authorized to perform: iam:PassRole on resource: ${arn} because no identity-based policy allows the iam:PassRole action`,
    403,
  );
}
