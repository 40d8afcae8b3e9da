import type { DescribeTerminationPolicyTypesAnswer } from '@aws-sdk/client-auto-scaling';
import { terminationPolicies } from '../../group/termination-policy.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTerminationPolicyTypes.html */
export const describeTerminationPolicyTypes = (): DescribeTerminationPolicyTypesAnswer => ({
  TerminationPolicyTypes: [...terminationPolicies],
});
