import type { DescribeLifecycleHookTypesAnswer } from '@aws-sdk/client-auto-scaling';
import { lifecycleTransitions } from '../../settings/read-lifecycle-hook.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLifecycleHookTypes.html */
export const describeLifecycleHookTypes = (): DescribeLifecycleHookTypesAnswer => ({
  LifecycleHookTypes: [...lifecycleTransitions],
});
