import type { ScalingPolicy } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from './auto-scaling-context.js';
import { validationError } from '../requests/errors.js';
import type { Group } from './group.js';
import { findGroup } from './groups.js';

/** How a request names a policy: its ARN, or its name and its group's. */
export interface PolicyKey {
  readonly AutoScalingGroupName?: string | undefined;
  readonly PolicyName: string | undefined;
}

/**
 * A scaling policy and its group.
 * @throws AwsError `ValidationError` when there is none
 */
export function findPolicy(
  autoScaling: AutoScaling,
  { AutoScalingGroupName, PolicyName }: PolicyKey,
): { readonly group: Group; readonly policy: ScalingPolicy } {
  const isArn = PolicyName?.startsWith('arn:') ?? false;
  const groups = isArn ? [...autoScaling.groups.values()] : [findGroup(autoScaling, AutoScalingGroupName)];
  for (const group of groups) {
    const policy = [...group.policies.values()].find(
      (each) => PolicyName === (isArn ? each.PolicyARN : each.PolicyName),
    );
    if (policy) return { group, policy };
  }
  throw validationError(`PolicyName not found - No such policy: ${PolicyName}`);
}
