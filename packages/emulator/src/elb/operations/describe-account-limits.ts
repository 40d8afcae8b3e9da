import type { DescribeAccountLimitsOutput } from '@aws-sdk/client-elastic-load-balancing';

/** AWS's quotas of a new account. */
export function describeAccountLimits(): DescribeAccountLimitsOutput {
  return {
    Limits: [
      { Name: 'classic-load-balancers', Max: '20' },
      { Name: 'classic-listeners', Max: '100' },
      { Name: 'classic-registered-instances', Max: '1000' },
    ],
  };
}
